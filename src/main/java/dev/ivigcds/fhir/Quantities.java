package dev.ivigcds.fhir;

import dev.ivigcds.facts.DosageInstruction.Span;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Quantity.Comparator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.hl7.fhir.r4.model.Ratio;

/** FHIR quantities as written: the UCUM code where there is one, else the unit's words. */
final class Quantities {
    private static final String UCUM = "http://unitsofmeasure.org";

    private Quantities() {}

    /** The quantity, or empty if it has no readable number. */
    static Optional<Quantity> of(org.hl7.fhir.r4.model.Quantity written) {
        BigDecimal value = written.getValue();
        if (value == null) {
            return Optional.empty();
        }
        boolean ucum = UCUM.equals(written.getSystem()) && written.hasCode();
        String unit = ucum ? written.getCode() : written.hasUnit() ? written.getUnit() : nonNull(written.getCode());
        return Optional.of(new Quantity(value, comparator(written), unit.strip(), ucum));
    }

    private static Comparator comparator(org.hl7.fhir.r4.model.Quantity written) {
        String sign =
                written.hasComparator() ? nonNull(written.getComparatorElement().getValueAsString()) : "";
        return switch (sign) {
            case "<" -> Comparator.LESS;
            case "<=" -> Comparator.AT_MOST;
            case ">=" -> Comparator.AT_LEAST;
            case ">" -> Comparator.MORE;
            default -> Comparator.EXACTLY;
        };
    }

    /** A length of time. */
    static Optional<Span> span(org.hl7.fhir.r4.model.Quantity written) {
        return of(written).map(q -> new Span(q.value(), q.unit()));
    }

    /** A ratio as one quantity: 1000 mL / 4 h is 250 mL/h. */
    static Optional<Quantity> per(Ratio ratio) {
        Optional<Quantity> top = of(ratio.getNumerator());
        Optional<Quantity> bottom =
                of(ratio.getDenominator()).filter(q -> q.value().signum() > 0);
        if (top.isEmpty() || bottom.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = top.get().value().divide(bottom.get().value(), MathContext.DECIMAL64);
        String unit = top.get().unit() + "/" + bottom.get().unit();
        boolean ucum = top.get().ucum() && bottom.get().ucum();
        return Optional.of(new Quantity(value, Comparator.EXACTLY, unit, ucum));
    }

    static String nonNull(String text) {
        return text == null ? "" : text;
    }
}
