package dev.ivigcds;

import dev.ivigcds.vignettes.Vignettes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What is known to be wrong with libraries of ours, and why it does not matter here ({@code src/docs/known-faults.cdx.json}, T-28). */
record KnownFaults(List<Fault> faults) {
    private static final Path FILE = Path.of("src/docs/known-faults.cdx.json");

    /**
     * A fault in one library.
     *
     * @param id its CVE
     * @param library the library as a package URL without its version
     * @param version the version that was judged
     * @param absent whether it does not matter because the library is not shipped
     */
    record Fault(String id, String library, String version, boolean absent) {}

    static KnownFaults read() throws IOException {
        List<Fault> faults = new ArrayList<>();
        for (JsonNode known : Vignettes.STRICT.readTree(Files.readString(FILE)).get("vulnerabilities")) {
            String why = known.at("/analysis/justification").asString();
            for (JsonNode affected : known.get("affects")) {
                String purl = affected.get("ref").asString();
                faults.add(new Fault(known.get("id").asString(), library(purl), version(purl), absent(why)));
            }
        }
        return new KnownFaults(faults);
    }

    private static boolean absent(String justification) {
        return switch (justification) {
            case "code_not_present" -> true;
            case "code_not_reachable" -> false;
            default -> throw new IllegalArgumentException("\"" + justification + "\" is no reason to ship a fault");
        };
    }

    Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        faults.forEach(fault -> ids.add(fault.id()));
        return ids;
    }

    /** What does not agree with the libraries that are shipped, given as package URLs; empty if all is as it was judged. */
    List<String> contradictedBy(Collection<String> shipped) {
        List<String> wrong = new ArrayList<>();
        for (Fault fault : faults) {
            List<String> versions = shipped.stream()
                    .filter(purl -> library(purl).equals(fault.library()))
                    .map(KnownFaults::version)
                    .toList();
            if (fault.absent() && !versions.isEmpty()) {
                wrong.add(fault.library() + " is shipped, which has " + fault.id());
            } else if (!fault.absent() && !versions.equals(List.of(fault.version()))) {
                wrong.add(fault.id() + " was judged for " + fault.library() + " " + fault.version() + ", shipped is "
                        + versions + ": judge it again");
            }
        }
        return wrong;
    }

    /** The package URLs of a bill of materials. */
    static List<String> shipped(JsonNode billOfMaterials) {
        return StreamSupport.stream(billOfMaterials.get("components").spliterator(), false)
                .map(component -> component.get("purl").asString())
                .toList();
    }

    static String library(String purl) {
        return purl.substring(0, purl.indexOf('@'));
    }

    static String version(String purl) {
        return purl.substring(purl.indexOf('@') + 1).replaceFirst("\\?.*", "");
    }
}
