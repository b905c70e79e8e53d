package dev.ivigcds.fhir;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;

/** Single values as the record wrote them. A value the parser could not make sense of is no value, never an exception. */
final class Primitives {
    private Primitives() {}

    /** The words as written, without surrounding blanks; empty if there are none. */
    static String text(IPrimitiveType<?> element) {
        return text(element.getValueAsString());
    }

    /** The words, without surrounding blanks; empty for null, which is how HAPI says "absent". */
    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** A code in lower case, known to FHIR or not; empty if there is none. */
    static String code(IPrimitiveType<?> element) {
        return text(element).toLowerCase(Locale.ROOT);
    }

    /** A decimal exactly as written. */
    static Optional<BigDecimal> decimal(IPrimitiveType<?> element) {
        try {
            String text = text(element);
            return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A whole number; {@code 2.0} is one too. */
    static Optional<Integer> whole(IPrimitiveType<?> element) {
        try {
            return decimal(element).map(BigDecimal::intValueExact);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** A whole number above zero. */
    static Optional<Integer> count(IPrimitiveType<?> element) {
        return whole(element).filter(n -> n > 0);
    }
}
