package dev.ivigcds.fhir;

import dev.ivigcds.facts.Proposal.SpreadDose;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A drafted order as received, its one dosage instruction rewritten so that it says one thing: the course spread over days in a row
 * (clinical.md 6-22, R-99).
 *
 * @param order the whole order
 * @param description what changed, in words
 */
record SpreadOrder(ObjectNode order, String description) {
    private static final String UCUM = "http://unitsofmeasure.org";

    /** The rewritten order; empty if it has not exactly one instruction or a timing that cannot be rewritten without loss. */
    static Optional<SpreadOrder> write(ObjectNode received, SpreadDose spread, Circumstances circumstances) {
        ObjectNode order = received.deepCopy();
        if (!order.path("resourceType").asString("").equals("MedicationRequest")
                || !(order.path("dosageInstruction") instanceof ArrayNode instructions)
                || instructions.size() != 1
                || !(instructions.get(0) instanceof ObjectNode instruction)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(circumstances.now(), circumstances.zone());
        return SpreadTiming.write(instruction.path("timing"), spread.days(), writtenOn(order, today))
                .map(timing -> {
                    Words words = new Words(spread, timing.every());
                    rewrite(instruction, spread, timing, words);
                    return new SpreadOrder(order, words.description());
                });
    }

    private static LocalDate writtenOn(ObjectNode order, LocalDate otherwise) {
        return SpreadTiming.day(order.path("authoredOn")).orElse(otherwise);
    }

    private static void rewrite(ObjectNode instruction, SpreadDose spread, SpreadTiming timing, Words words) {
        instruction.remove(List.of("_text", "_patientInstruction", "maxDosePerPeriod", "maxDosePerAdministration"));
        instruction.put("text", words.order());
        if (instruction.has("patientInstruction")) {
            instruction.put("patientInstruction", words.patient());
        }
        instruction.set("timing", timing.timing());
        ObjectNode dose = kept(instruction.path("doseAndRate"));
        dose.set(
                "doseQuantity",
                JsonTree.object()
                        .put("value", plain(spread.gramsPerDay()))
                        .put("unit", "g")
                        .put("system", UCUM)
                        .put("code", "g"));
        instruction.putArray("doseAndRate").add(dose);
    }

    /** What stays of the written dose: the extensions of the first entry, which it has in common with the order. */
    private static ObjectNode kept(JsonNode doses) {
        ObjectNode kept = JsonTree.object();
        for (String member : List.of("id", "extension")) {
            doses.path(0).optional(member).ifPresent(value -> kept.set(member, value));
        }
        return kept;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The words of the rewritten order.
     *
     * @param spread what is proposed
     * @param every how often the course is repeated, for example {@code every 4 weeks}
     */
    private record Words(SpreadDose spread, Optional<String> every) {
        private BigDecimal total() {
            return spread.gramsPerDay().multiply(BigDecimal.valueOf(spread.days()));
        }

        private static String grams(BigDecimal grams) {
            return plain(grams).toPlainString() + " g";
        }

        String order() {
            return grams(spread.gramsPerDay()) + " once a day on " + spread.days() + " days in a row (" + grams(total())
                    + every.map(e -> " per course, repeated " + e + ")").orElse(" in total)");
        }

        String patient() {
            return "You are given " + grams(spread.gramsPerDay()) + " on each of " + spread.days() + " days in a row"
                    + every.map(e -> ", " + e).orElse("") + ".";
        }

        String description() {
            return "Change the drafted order to " + order() + ". " + rounding()
                    + "Dose, timing and their wording are rewritten; the rest of the order stays as it is.";
        }

        private String rounding() {
            return total().compareTo(spread.courseGrams()) == 0
                    ? "The total stays " + grams(spread.courseGrams()) + ". "
                    : "By rounding this is " + grams(total()) + " where " + grams(spread.courseGrams())
                            + " were ordered. ";
        }
    }
}
