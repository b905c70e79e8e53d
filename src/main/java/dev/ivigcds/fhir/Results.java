package dev.ivigcds.fhir;

import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.ReferenceRange;
import dev.ivigcds.facts.Result;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Type;

/** What an Observation itself says; its components and members speak for themselves. */
final class Results {
    private Results() {}

    static Result of(Observation observation) {
        if (observation.hasDataAbsentReason()) {
            String reason = Recogniser.words(observation.getDataAbsentReason());
            return new Result.Missing(reason.isEmpty() ? "no reason is given" : reason);
        }
        return value(observation.getValue())
                .or(() -> interpretation(observation).map(Result.Interpreted::new))
                .orElseGet(() -> new Result.Missing("no value is given"));
    }

    private static Optional<Result> value(Type value) {
        return switch (value) {
            case org.hl7.fhir.r4.model.Quantity quantity ->
                Quantities.of(quantity).<Result>map(Result.Measured::new).or(() -> worded(asWritten(quantity)));
            case IntegerType whole ->
                Primitives.decimal(whole)
                        .<Result>map(n -> new Result.Measured(new Quantity(n, Quantity.Comparator.EXACTLY, "", false)))
                        .or(() -> worded(Primitives.text(whole)));
            case CodeableConcept concept -> worded(Recogniser.words(concept));
            case PrimitiveType<?> primitive -> worded(Primitives.text(primitive));
            case Range range -> worded(joined(asWritten(range.getLow()), " to ", asWritten(range.getHigh())));
            case Ratio ratio -> worded(joined(asWritten(ratio.getNumerator()), ":", asWritten(ratio.getDenominator())));
            case null -> Optional.empty();
            default -> worded("a value of type " + value.fhirType());
        };
    }

    private static Optional<Result> worded(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new Result.Worded(text));
    }

    /** A quantity as it stands there, for a number that is none or a comparator that is not known; empty without a number. */
    private static String asWritten(org.hl7.fhir.r4.model.Quantity quantity) {
        String number = Primitives.text(quantity.getValueElement());
        String unit = Primitives.text(quantity.getUnit());
        String shownUnit = unit.isEmpty() ? Primitives.text(quantity.getCode()) : unit;
        String comparator = Primitives.text(quantity.getComparatorElement());
        return number.isEmpty() ? "" : (comparator + number + " " + shownUnit).strip();
    }

    private static String joined(String first, String sign, String second) {
        return first.isEmpty() && second.isEmpty() ? "" : (first + sign + second).strip();
    }

    /** The first interpretation code, else its words. */
    static Optional<String> interpretation(Observation observation) {
        return observation.getInterpretation().stream()
                .flatMap(concept -> Stream.concat(
                        concept.getCoding().stream().map(c -> Primitives.text(c.getCode())),
                        Stream.of(Recogniser.words(concept))))
                .filter(words -> !words.isEmpty())
                .findFirst();
    }

    /** The first range that is, or may be, the normal one; a limit without a unit is in the unit of the result. */
    static Optional<ReferenceRange> range(Observation observation, Result result) {
        return observation.getReferenceRange().stream()
                .filter(Results::isNormal)
                .map(range -> new ReferenceRange(limit(range.getLow(), result), limit(range.getHigh(), result)))
                .filter(range -> range.low().isPresent() || range.high().isPresent())
                .findFirst();
    }

    private static boolean isNormal(ObservationReferenceRangeComponent range) {
        return range.getType().isEmpty() || Recogniser.codes(range.getType()).contains("normal");
    }

    private static Optional<Quantity> limit(org.hl7.fhir.r4.model.Quantity limit, Result result) {
        return Quantities.of(limit)
                .map(q -> result instanceof Result.Measured(Quantity value) ? Quantities.withUnitOf(value, q) : q);
    }
}
