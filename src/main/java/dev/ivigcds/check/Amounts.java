package dev.ivigcds.check;

import dev.ivigcds.dosing.UnitReading;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The quantities of a resource, with what is said of their units. */
final class Amounts {
    private static final String UCUM = "unitsofmeasure.org";
    private static final String UCUM_OID = "urn:oid:2.16.840.1.113883.6.8";

    /** Where doses stand, by resource type. */
    private static final Map<String, List<String>> DOSES = Map.of(
            "MedicationRequest",
            List.of(
                    "dosageInstruction.doseAndRate.doseQuantity",
                    "dosageInstruction.doseAndRate.doseRange.low",
                    "dosageInstruction.doseAndRate.doseRange.high",
                    "dosageInstruction.doseAndRate.rateQuantity",
                    "dosageInstruction.maxDosePerAdministration",
                    "dispenseRequest.quantity"),
            "MedicationAdministration",
            List.of("dosage.dose"),
            "Medication",
            List.of("ingredient.strength.numerator", "ingredient.strength.denominator", "amount.numerator"));

    private static final List<String> VALUES = List.of("valueQuantity");

    private Amounts() {}

    /**
     * A quantity as it is read.
     *
     * @param member where it stands
     * @param shown number and unit as read
     * @param meaning what its unit counts; empty if nothing is said of it
     * @param doubt what is wrong with its unit
     */
    record Amount(String member, String shown, String meaning, Optional<String> doubt) {}

    static List<Amount> in(Captured.Found found) {
        if (found.type().equals("Observation")) {
            return VALUES.stream()
                    .flatMap(m -> Tree.at(found.json(), m).stream().map(q -> value(m, q)))
                    .toList();
        }
        return DOSES.getOrDefault(found.type(), List.of()).stream()
                .flatMap(m -> Tree.at(found.json(), m).stream().map(q -> dose(m, q)))
                .toList();
    }

    private static Amount dose(String member, JsonNode json) {
        Optional<Quantity> quantity = read(json);
        Optional<String> counts = quantity.flatMap(UnitReading::ofDose);
        Optional<String> doubt = quantity.isEmpty()
                ? Optional.of("no number that can be read")
                : counts.isEmpty() ? Optional.of("no unit a dose can be written in") : code(quantity.get());
        return new Amount(member, shown(json, quantity), counts.orElse(""), doubt);
    }

    private static Amount value(String member, JsonNode json) {
        Optional<Quantity> quantity = read(json);
        return new Amount(
                member,
                shown(json, quantity),
                "",
                quantity.map(Amounts::code).orElse(Optional.of("no number that can be read")));
    }

    private static Optional<String> code(Quantity quantity) {
        if (quantity.unit().isEmpty()) {
            return Optional.of("no unit at all");
        }
        if (!quantity.ucum()) {
            return Optional.of("no UCUM code: the unit is read by its words");
        }
        return UnitReading.isUcum(quantity.unit()) ? Optional.empty() : Optional.of("the code is not UCUM");
    }

    private static String shown(JsonNode json, Optional<Quantity> quantity) {
        return quantity.map(q -> q.shown() + (q.ucum() ? " (UCUM)" : "")).orElseGet(json::toString);
    }

    /** A FHIR Quantity; empty without a number. */
    private static Optional<Quantity> read(JsonNode json) {
        JsonNode value = json.path("value");
        if (!value.isNumber()) {
            return Optional.empty();
        }
        BigDecimal number = value.decimalValue();
        String code = Tree.text(json, "code");
        String unit = Tree.text(json, "unit");
        String system = Tree.text(json, "system");
        boolean ucum = !code.isEmpty() && (system.contains(UCUM) || system.equals(UCUM_OID));
        Quantity.Comparator comparator = Quantity.Comparator.EXACTLY;
        for (Quantity.Comparator known : Quantity.Comparator.values()) {
            comparator = known.sign().equals(Tree.text(json, "comparator")) ? known : comparator;
        }
        return Optional.of(new Quantity(number, comparator, ucum || unit.isEmpty() ? code : unit, ucum));
    }
}
