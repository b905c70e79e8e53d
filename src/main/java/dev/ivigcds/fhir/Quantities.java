package dev.ivigcds.fhir;

import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.hl7.fhir.r4.model.Ratio;

/** FHIR quantities as numbers with their unit, both as written. */
final class Quantities {
    private static final String UCUM = "unitsofmeasure.org";
    private static final String UCUM_OID = "urn:oid:2.16.840.1.113883.6.8";

    private Quantities() {}

    /** The quantity; empty if it has no number, or a comparator that R4 does not know. */
    static Optional<Quantity> of(org.hl7.fhir.r4.model.Quantity quantity) {
        Optional<BigDecimal> value = Primitives.decimal(quantity.getValueElement());
        Optional<Quantity.Comparator> comparator = comparator(Primitives.text(quantity.getComparatorElement()));
        if (value.isEmpty() || comparator.isEmpty()) {
            return Optional.empty();
        }
        String code = Primitives.text(quantity.getCode());
        String unit = Primitives.text(quantity.getUnit());
        String system = Primitives.text(quantity.getSystem());
        boolean ucum = !code.isEmpty() && (system.contains(UCUM) || system.equals(UCUM_OID));
        String shown = ucum || unit.isEmpty() ? code : unit;
        return Optional.of(new Quantity(value.get(), comparator.get(), shown, ucum));
    }

    /** A ratio as one number per unit, for example 1000 mL / 4 h as 250 mL/h. */
    static Optional<Quantity> per(Ratio ratio) {
        Optional<Quantity> over = of(ratio.getNumerator());
        Optional<Quantity> under =
                of(ratio.getDenominator()).filter(q -> q.value().signum() > 0);
        if (over.isEmpty() || under.isEmpty()) {
            return Optional.empty();
        }
        Quantity a = over.get();
        Quantity b = under.get();
        return Optional.of(new Quantity(
                a.value().divide(b.value(), MathContext.DECIMAL64),
                a.comparator(),
                a.unit() + "/" + b.unit(),
                a.ucum() && b.ucum()));
    }

    /** The same number in the unit of another quantity, if it is written without any. */
    static Quantity withUnitOf(Quantity other, Quantity quantity) {
        return quantity.unit().isEmpty()
                ? new Quantity(quantity.value(), quantity.comparator(), other.unit(), other.ucum())
                : quantity;
    }

    private static Optional<Quantity.Comparator> comparator(String sign) {
        for (Quantity.Comparator comparator : Quantity.Comparator.values()) {
            if (comparator.sign().equals(sign)) {
                return Optional.of(comparator);
            }
        }
        return Optional.empty();
    }
}
