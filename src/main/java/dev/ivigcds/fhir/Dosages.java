package dev.ivigcds.fhir;

import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.DosageInstruction.Amount;
import dev.ivigcds.facts.DosageInstruction.Dose;
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
 * FHIR dosage as written. Nothing is added up here: several doseAndRate entries are one dose written several times (clinical.md 3.1).
 *
 * @param recogniser codes and words as ideas
 * @param timings how timings are read
 */
record Dosages(Recogniser recogniser, Timings timings) {
    private static final String DOSE_RATE_TYPE = "http://terminology.hl7.org/CodeSystem/dose-rate-type";

    DosageInstruction read(Dosage dosage) {
        String text = Primitives.text(dosage.getText());
        return new DosageInstruction(
                Primitives.whole(dosage.getSequenceElement()),
                text.isEmpty() ? Primitives.text(dosage.getPatientInstruction()) : text,
                dosage.hasTiming() ? Optional.of(timings.read(dosage.getTiming())) : Optional.empty(),
                asNeeded(dosage.getAsNeeded()),
                recogniser.recognise(dosage.getRoute(), Recogniser.ROUTES),
                dosage.getDoseAndRate().stream().map(Dosages::dose).toList(),
                Quantities.of(dosage.getMaxDosePerAdministration()),
                cap(dosage.getMaxDosePerPeriod()));
    }

    private static boolean asNeeded(Type asNeeded) {
        return switch (asNeeded) {
            case BooleanType yes -> Primitives.code(yes).equals("true");
            case CodeableConcept reason -> !reason.isEmpty();
            case null, default -> false;
        };
    }

    private static Dose dose(DosageDoseAndRateComponent written) {
        return new Dose(kind(written.getType()), amount(written.getDose()), rate(written.getRate()));
    }

    /** Epic sends three entries of its own types: calculated, admin-amount and ordered. */
    private static String kind(CodeableConcept type) {
        String code = type.getCoding().stream()
                .filter(c -> DOSE_RATE_TYPE.equals(c.getSystem()))
                .findFirst()
                .or(() -> type.getCoding().stream().findFirst())
                .map(c -> Primitives.text(c.getCode()))
                .orElse("");
        return (code.isEmpty() ? Recogniser.words(type) : code).toLowerCase(Locale.ROOT);
    }

    private static Amount amount(Type dose) {
        return switch (dose) {
            case org.hl7.fhir.r4.model.Quantity quantity ->
                Quantities.of(quantity).<Amount>map(Amount.Exactly::new).orElseGet(Amount.NotStated::new);
            case Range range -> between(Quantities.of(range.getLow()), Quantities.of(range.getHigh()));
            case null, default -> new Amount.NotStated();
        };
    }

    private static Amount between(Optional<Quantity> low, Optional<Quantity> high) {
        if (low.isEmpty() && high.isEmpty()) {
            return new Amount.NotStated();
        }
        return new Amount.Between(
                low.map(l -> high.map(h -> Quantities.withUnitOf(h, l)).orElse(l)),
                high.map(h -> low.map(l -> Quantities.withUnitOf(l, h)).orElse(h)));
    }

    /** The high end of a range of rates: it is what may be given. */
    private static Optional<Quantity> rate(Type rate) {
        return switch (rate) {
            case org.hl7.fhir.r4.model.Quantity quantity -> Quantities.of(quantity);
            case Ratio ratio -> Quantities.per(ratio);
            case Range range -> Quantities.of(range.getHigh()).or(() -> Quantities.of(range.getLow()));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<MaxPerPeriod> cap(Ratio cap) {
        return Quantities.of(cap.getNumerator()).map(n -> new MaxPerPeriod(n, Quantities.of(cap.getDenominator())));
    }
}
