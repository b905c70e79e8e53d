package dev.ivigcds.check;

import dev.ivigcds.wire.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Numbers with their units as they are read, the body weight used, and the dose worked out.
 *
 * @param resources the resources of the call
 */
record QuantityLines(List<Captured.Found> resources) {
    private static final Set<String> KINDS = Set.of("weight", "body weight");

    void onto(Paper paper, Answer answer) {
        paper.section("Quantities");
        boolean any = false;
        for (Captured.Found found : resources) {
            for (Amounts.Amount amount : Amounts.in(found)) {
                any = true;
                paper.line(label(found) + amount.member() + " " + amount.shown()
                        + (amount.meaning().isEmpty() ? "" : " = " + amount.meaning()));
                amount.doubt().ifPresent(paper::flag);
            }
        }
        if (!any) {
            paper.line("The request holds none.");
        }
        if (answer instanceof Answer.Judged judged) {
            dose(judged.decision(), paper);
        }
    }

    private static String label(Captured.Found found) {
        String of = Stream.concat(
                        Stream.of(Tree.text(found.json().path("code"), "text")),
                        Tree.each(found.json().path("code").path("coding")).map(QuantityLines::display))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
        String when = Tree.text(found.json(), "effectiveDateTime");
        return found.name() + (of.isEmpty() ? "" : " " + of) + (when.isEmpty() ? "" : " (" + when + ")") + ": ";
    }

    private static String display(JsonNode coding) {
        String display = Tree.text(coding, "display");
        return display.isEmpty() ? Tree.text(coding, "code") : display;
    }

    private static void dose(Decision decision, Paper paper) {
        Decision.Dose dose = decision.dose();
        if (dose == null) {
            paper.entry("weight used", "none").entry("dose", "none was worked out");
            return;
        }
        paper.entry("weight used", weight(decision, dose));
        if (dose.days().isEmpty()) {
            paper.entry("dose", "no day of giving could be worked out");
        }
        dose.days()
                .forEach(day ->
                        paper.entry(String.valueOf(day.date()), day.grams().toPlainString() + " g"));
        dose.arithmetic().forEach(line -> paper.entry("arithmetic", line));
        totals(dose, paper);
        dose.notes().forEach(note -> paper.entry("note", note));
    }

    private static void totals(Decision.Dose dose, Paper paper) {
        Optional.ofNullable(dose.courseGrams()).ifPresent(g -> paper.entry("course", g.toPlainString() + " g"));
        Optional.ofNullable(dose.maxGramsPerKgPerDay())
                .ifPresent(g -> paper.entry("greatest day", g.toPlainString() + " g/kg"));
    }

    /** The weight, and the datum of the verdicts that it comes from. */
    private static String weight(Decision decision, Decision.Dose dose) {
        if (dose.weightKg() == null) {
            return "none";
        }
        String from = decision.verdicts().stream()
                .flatMap(verdict -> verdict.inputs().stream())
                .filter(input -> KINDS.stream().anyMatch(kind -> input.what().endsWith(kind)))
                .map(VerdictLines::input)
                .distinct()
                .collect(Collectors.joining("; "));
        return dose.weightKg().toPlainString() + " kg" + (from.isEmpty() ? "" : ", from " + from);
    }
}
