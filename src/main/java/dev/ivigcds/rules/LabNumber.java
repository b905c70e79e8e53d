package dev.ivigcds.rules;

import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Quantity.Comparator;
import dev.ivigcds.facts.Result;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A laboratory's number with its comparator and unit, as a quantity or in words: {@code >60 mL/min} (S-02, S-25). */
final class LabNumber {
    private static final int MOST_DIGITS = 20;
    private static final Pattern NUMBER = Pattern.compile(
            "(?i)^(<=|>=|<|>|≤|≥|less than|below|under|more than|above|over)?\\s*(\\d{1,9}(?:\\.\\d{1,9})?|\\d{1,9},\\d{1,2})"
                    + "\\s*([^\\d\\s,.].{0,19})?$");

    private LabNumber() {}

    /** The number of a result, if it has one that a person could have meant. */
    static Optional<Quantity> of(Observation observation) {
        return switch (observation.result()) {
            case Result.Measured(Quantity quantity) ->
                Optional.of(quantity)
                        .filter(q -> isPlain(q.value()) && q.value().signum() >= 0);
            case Result.Worded(String text) -> inWords(text);
            case Result.Interpreted interpreted -> Optional.empty();
            case Result.Missing missing -> Optional.empty();
        };
    }

    /** The number that words are, and nothing else: {@code less than 7 mg/dL (low)}. */
    static Optional<Quantity> inWords(String text) {
        Matcher number = NUMBER.matcher(bare(text));
        if (!number.matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(number.group(2).replace(',', '.'));
        String unit = Optional.ofNullable(number.group(3)).orElse("");
        return Optional.of(new Quantity(value, comparator(number.group(1)), unit, false));
    }

    /** Words without a remark in brackets and without the full stop at their end. */
    static String bare(String text) {
        return text.strip().replaceAll("\\s*\\([a-z ]+\\)$", "").replaceAll("[.\\s]+$", "");
    }

    /** Whether it can be reckoned with; keeps {@code 1E+999999999} from being written out. */
    static boolean isPlain(BigDecimal value) {
        return value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= MOST_DIGITS;
    }

    @SuppressWarnings("NullAway") // a group that did not take part is null
    private static Comparator comparator(@Nullable String sign) {
        if (sign == null) {
            return Comparator.EXACTLY;
        }
        return switch (sign.toLowerCase(Locale.ROOT)) {
            case "<", "less than", "below", "under" -> Comparator.LESS;
            case "<=", "≤" -> Comparator.AT_MOST;
            case ">=", "≥" -> Comparator.AT_LEAST;
            default -> Comparator.MORE;
        };
    }
}
