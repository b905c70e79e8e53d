package dev.ivigcds.fhir;

import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.DosageInstruction.Amount;
import dev.ivigcds.facts.DosageInstruction.MaxPerPeriod;
import dev.ivigcds.facts.Quantity;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Type;

/**
 * Dosage instructions as written; the several entries of a doseAndRate stay apart (protocol.md 4.1, "dose").
 *
 * @param codes codes to ideas
 * @param timings how timings are read
 */
record Dosages(Codes codes, Timings timings) {

    DosageInstruction of(Dosage written) {
        String text = written.hasText() ? written.getText() : Quantities.nonNull(written.getPatientInstruction());
        return new DosageInstruction(
                Optional.ofNullable(written.getSequenceElement().getValue()),
                text,
                written.hasTiming() ? Optional.of(timings.of(written.getTiming())) : Optional.empty(),
                asNeeded(written.getAsNeeded()),
                codes.recognise(written.getRoute(), Codes.ROUTES),
                written.getDoseAndRate().stream().map(Dosages::dose).toList(),
                written.hasMaxDosePerAdministration()
                        ? Quantities.of(written.getMaxDosePerAdministration())
                        : Optional.empty(),
                written.hasMaxDosePerPeriod() ? max(written.getMaxDosePerPeriod()) : Optional.empty());
    }

    private static boolean asNeeded(Type asNeeded) {
        return switch (asNeeded) {
            case BooleanType flag -> Boolean.TRUE.equals(flag.getValue());
            case CodeableConcept reason -> true;
            case null, default -> false;
        };
    }

    private static DosageInstruction.Dose dose(DosageDoseAndRateComponent entry) {
        String kind = entry.getType().getCoding().stream()
                .map(c -> Quantities.nonNull(c.getCode()))
                .filter(c -> !c.isEmpty())
                .findFirst()
                .orElse(Codes.text(entry.getType()));
        return new DosageInstruction.Dose(
                kind.toLowerCase(Locale.ROOT), amount(entry.getDose()), rate(entry.getRate()));
    }

    private static Amount amount(Type dose) {
        return switch (dose) {
            case org.hl7.fhir.r4.model.Quantity quantity ->
                Quantities.of(quantity).<Amount>map(Amount.Exactly::new).orElseGet(Amount.NotStated::new);
            case Range range -> new Amount.Between(Quantities.of(range.getLow()), Quantities.of(range.getHigh()));
            case null, default -> new Amount.NotStated();
        };
    }

    private static Optional<Quantity> rate(Type rate) {
        return switch (rate) {
            case org.hl7.fhir.r4.model.Quantity quantity -> Quantities.of(quantity);
            case Ratio ratio -> Quantities.per(ratio);
            case Range range -> Quantities.of(range.getHigh());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<MaxPerPeriod> max(Ratio ratio) {
        return Quantities.of(ratio.getNumerator())
                .map(most -> new MaxPerPeriod(most, Quantities.of(ratio.getDenominator())));
    }
}
