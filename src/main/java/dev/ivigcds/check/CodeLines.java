package dev.ivigcds.check;

import dev.ivigcds.facts.Recognition;
import dev.ivigcds.terminology.Terminology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every code the service looks at, and what it is recognised as; what matters and is not recognised is flagged.
 *
 * @param resources the resources of the call
 * @param terminology our lists
 */
record CodeLines(List<Captured.Found> resources, Terminology terminology) {
    private static final Set<String> RESULTS = Set.of("iga", "body", "ck", "measures", "renal");

    void onto(Paper paper) {
        paper.section("Codes");
        Map<String, List<Coded>> same = new LinkedHashMap<>();
        for (Captured.Found found : resources) {
            for (Coded coded : Coded.in(found)) {
                same.computeIfAbsent(found.type() + " " + coded.shown(terminology), line -> new ArrayList<>())
                        .add(coded);
            }
        }
        same.forEach((line, coded) -> {
            paper.line(line).below(places(coded));
            coded.stream().flatMap(c -> flag(c).stream()).findFirst().ifPresent(paper::flag);
        });
        if (same.isEmpty()) {
            paper.line("The request holds none.");
        }
    }

    private static String places(List<Coded> coded) {
        List<String> names = coded.stream().map(c -> c.in().name()).distinct().toList();
        String shown = names.stream().limit(4).collect(Collectors.joining(", "));
        return "in " + shown + (names.size() > 4 ? " and " + (names.size() - 4) + " more" : "");
    }

    private Optional<String> flag(Coded coded) {
        if (coded.recognised(terminology).by() != Recognition.By.NOTHING) {
            return Optional.empty();
        }
        Captured.Found in = coded.in();
        if (in.drafted()
                && in.type().equals("MedicationRequest")
                && coded.member().equals("medicationCodeableConcept")) {
            return Optional.of("the drug of this order is not recognised: if it is IVIG, it is not checked");
        }
        if (in.drafted() && coded.member().equals("medicationReference") && !isAtHand(coded)) {
            return Optional.of(
                    "the Medication this order points at is not in the request, and its display names nothing we know");
        }
        return in.type().equals("Observation") && RESULTS.contains(in.place())
                ? Optional.of("under \"" + in.place() + "\" this result counts as nothing: its code is not known")
                : Optional.empty();
    }

    /** Whether a reference leads to a Medication of the request, by its last segment or as a contained one. */
    private boolean isAtHand(Coded coded) {
        String reference = Tree.text(coded.in().json().path("medicationReference"), "reference");
        String id = reference.substring(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('#')) + 1);
        return resources.stream()
                .anyMatch(r -> r.type().equals("Medication")
                        && Tree.text(r.json(), "id").equals(id));
    }
}
