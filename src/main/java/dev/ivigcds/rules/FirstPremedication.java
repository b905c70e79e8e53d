package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Proposal.OrderDrug;
import dev.ivigcds.facts.Section;
import dev.ivigcds.facts.Section.Completeness.NotChecked;
import dev.ivigcds.facts.Section.Completeness.Unavailable;
import dev.ivigcds.rules.PremedicationDrugs.Against;
import dev.ivigcds.rules.PremedicationDrugs.Drug;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of hydration and premedication when this is a first IVIG (S-21, S-22). */
record FirstPremedication(Chart chart, PremedicationDrugs drugs) {

    Verdict judge() {
        if (drugs.both().noneMatch(Drug::isMissing)) {
            return new Verdict.Quiet("acetaminophen and an antihistamine are ordered", inputs());
        }
        List<String> gaps = gaps();
        if (!gaps.isEmpty()) {
            return raised("unchecked", Map.of("missing", shortly()), gaps, List.of());
        }
        List<Drug> offered = drugs.both().filter(Drug::isOffered).toList();
        if (offered.isEmpty()) {
            return raised("hydrationOnly", Map.of("why", reasons()), List.of(), List.of());
        }
        String words = offered.stream().map(Drug::word).collect(Collectors.joining(" and "));
        return raised(
                "default",
                Map.of("drugs", words),
                List.of(),
                offered.stream().map(FirstPremedication::offer).toList());
    }

    private Verdict raised(String state, Map<String, String> values, List<String> gaps, List<Finding.Offer> offers) {
        List<String> notes = new ArrayList<>(gaps);
        drugs.both().flatMap(FirstPremedication::note).forEach(notes::add);
        if (drugs.antihistamine().isMissing()) {
            drugs.choice().ifPresent(notes::add);
        }
        notes.add(
                "Acetaminophen and antihistamines may ease headache, chills and fever; doses are left to the prescriber.");
        String missing = drugs.both().filter(Drug::isMissing).map(Drug::word).collect(Collectors.joining(" and "));
        return new Verdict.Raised(
                Finding.of(state, Indicator.INFO, values, notes, offers),
                "no earlier infusion in the data supplied, and " + missing + " not ordered",
                inputs());
    }

    private static Finding.Offer offer(Drug drug) {
        return new Finding.Offer(drug.label(), Map.of(), List.of(new OrderDrug(drug.offered())));
    }

    private static Stream<String> note(Drug drug) {
        if (!drug.isMissing()) {
            return Stream.of("An order of " + drug.word() + " stands already.");
        }
        return drug.against().stream()
                .map(against -> "No " + drug.name() + " is offered: " + against.words() + " speaks against it.");
    }

    private String reasons() {
        return drugs.both()
                .filter(Drug::isMissing)
                .flatMap(d -> d.against().stream())
                .map(Against::words)
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private List<String> gaps() {
        return Stream.of(
                        Gaps.of("Medication orders", chart.orders()),
                        Gaps.of("Allergies", chart.allergies()),
                        Gaps.of("Diagnoses", chart.problems()))
                .flatMap(Optional::stream)
                .map(gap -> gap + "; no drug is offered.")
                .toList();
    }

    /** {@code allergies could not be checked; medication orders unavailable here}. */
    private String shortly() {
        Map<String, Section<?>> sections = new LinkedHashMap<>();
        sections.put("medication orders", chart.orders());
        sections.put("allergies", chart.allergies());
        sections.put("diagnoses", chart.problems());
        String failed = names(sections, NotChecked.class);
        String never = names(sections, Unavailable.class);
        return Stream.of(
                        failed.isEmpty() ? failed : failed + " could not be checked",
                        never.isEmpty() ? never : never + " unavailable here")
                .filter(clause -> !clause.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String names(Map<String, Section<?>> sections, Class<?> completeness) {
        return sections.entrySet().stream()
                .filter(e -> completeness.isInstance(e.getValue().completeness()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private List<Input> inputs() {
        return drugs.both()
                .flatMap(d -> Stream.concat(d.ordered().stream(), d.against().map(Against::input).stream()))
                .distinct()
                .toList();
    }
}
