package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.Vignettes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is in the packaged jar, by its own bill of materials, and what of it runs (T-28). */
class ShippedIT {
    private static final Path REQUESTS = Path.of("hooks/ivig-myositis/requests");
    private static final String BILL = "META-INF/sbom/application.cdx.json";

    /** What the packaging itself adds: the tool that takes the jar apart for an image. */
    private static final String OF_THE_PACKAGING = "spring-boot-jarmode-tools";

    /** 75 MB. */
    private static final long MOST_BYTES = 75_000_000;

    /** Libraries that others bring and nobody needs (decision record 0020). */
    private static final String THROWN_OUT =
            "chart.js|markdown-it|spring-messaging|tomcat-embed-websocket|tomcat-embed-el|checker-qual"
                    + "|owasp-java-html-sanitizer|jena-core|Saxon-HE|icu4j|okhttp";

    @TempDir
    private Path folder;

    private static JarFile jar() throws IOException {
        return new JarFile(PackagedServer.JAR.toFile());
    }

    private static JsonNode bill() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Sbom-Location"))
                    .isEqualTo(BILL);
            byte[] json = jar.getInputStream(jar.getEntry(BILL)).readAllBytes();
            return Vignettes.STRICT.readTree(new String(json, StandardCharsets.UTF_8));
        }
    }

    @Test
    void t28_theBillOfMaterialsNamesEveryLibraryInTheJarAndNoOther() throws IOException {
        JsonNode bill = bill();
        assertThat(bill.get("bomFormat").asString()).isEqualTo("CycloneDX");
        Set<String> billed = new TreeSet<>();
        for (String purl : KnownFaults.shipped(bill)) {
            String name = KnownFaults.library(purl).replaceFirst(".*/", "");
            String classifier = purl.contains("classifier=") ? purl.replaceFirst(".*classifier=([^&]+).*", "-$1") : "";
            billed.add(name + "-" + KnownFaults.version(purl) + classifier + ".jar");
        }
        Set<String> packed = new TreeSet<>();
        try (JarFile jar = jar()) {
            jar.stream()
                    .filter(entry -> entry.getName().matches("BOOT-INF/lib/.+\\.jar"))
                    .map(entry -> entry.getName().replaceFirst(".*/", ""))
                    .filter(name -> !name.startsWith(OF_THE_PACKAGING))
                    .forEach(packed::add);
        }
        assertThat(packed).hasSizeGreaterThan(50);
        // A jar without a class in it is billed and not packed: Spring Boot leaves starters out.
        billed.removeIf(name -> name.startsWith("spring-boot-starter") && !packed.contains(name));
        // Of a script's webjar one file is packed, not the jar.
        billed.removeIf(name -> name.startsWith("chart.js-") || name.startsWith("markdown-it-"));
        assertThat(billed).isEqualTo(packed);
    }

    @Test
    void theJarIsSmallAndHoldsNothingThatIsNotUsed() throws IOException {
        assertThat(PackagedServer.JAR.toFile().length()).isLessThanOrEqualTo(MOST_BYTES);
        List<String> names;
        try (JarFile jar = jar()) {
            names = jar.stream().map(entry -> entry.getName()).toList();
        }
        assertThat(names)
                .anyMatch(name -> name.endsWith("/dist/chart.umd.js"))
                .anyMatch(name -> name.endsWith("/dist/markdown-it.min.js"))
                .noneMatch(name -> name.endsWith(".js.map"))
                .noneMatch(name -> name.matches("BOOT-INF/lib/(" + THROWN_OUT + ")-[0-9.]+.*\\.jar"));
    }

    @Test
    void t28_whatIsSaidOfKnownFaultsIsTrueOfWhatIsShippedAndAPlantedOneIsFound() throws IOException {
        KnownFaults known = KnownFaults.read();
        List<String> shipped = new ArrayList<>(KnownFaults.shipped(bill()));
        assertThat(known.contradictedBy(shipped)).isEmpty();

        shipped.add("pkg:maven/ca.uhn.hapi.fhir/org.hl7.fhir.validation@6.7.9?type=jar");
        assertThat(known.contradictedBy(shipped)).hasSize(2).allMatch(wrong -> wrong.contains("validation is shipped"));
        shipped.removeIf(purl -> purl.contains("org.hl7.fhir.validation"));
        shipped.replaceAll(purl -> purl.replace("org.hl7.fhir.utilities@6.7.9", "org.hl7.fhir.utilities@6.8.0"));
        assertThat(known.contradictedBy(shipped)).hasSize(2).allMatch(wrong -> wrong.contains("judge it again"));
    }

    @Test
    void t28_noClassWithAKnownFaultIsLoadedWhileTheJarAnswers() throws Exception {
        try (PackagedServer server = PackagedServer.start(folder, "--spring.profiles.active=demo")) {
            try (Stream<Path> requests = Files.list(REQUESTS)) {
                for (Path request : requests.toList()) {
                    String body = Files.readString(request).replace("http://localhost:8080", server.base());
                    assertThat(server.send(HttpRequest.newBuilder(
                                                    URI.create(server.base() + "/cds-services/ivig-myositis"))
                                            .header("Content-Type", "application/json")
                                            .POST(BodyPublishers.ofString(body)))
                                    .statusCode())
                            .as("%s", request)
                            .isEqualTo(200);
                }
            }
            List<String> loaded = server.loadedClasses();
            assertThat(loaded).anyMatch(line -> line.contains("org.hl7.fhir.r4.model.MedicationRequest "));
            assertThat(loaded.stream()
                            .filter(line -> line.contains("org.hl7.fhir.utilities.http.")
                                    || line.contains("org.hl7.fhir.utilities.npm.")
                                    || line.contains("org.hl7.fhir.r4.utils.client.")))
                    .isEmpty();
        }
    }
}
