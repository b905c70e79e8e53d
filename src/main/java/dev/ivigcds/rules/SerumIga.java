package dev.ivigcds.rules;

import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Quantity.Comparator;
import dev.ivigcds.facts.Result;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What one IgA result says, in exact decimals (S-02, "Number handling"). */
sealed interface SerumIga {
    /** Below the limit; the number only where the laboratory gave one. */
    record Deficient(Optional<BigDecimal> mgPerDl) implements SerumIga {}

    /** At the limit or above. */
    record NotDeficient() implements SerumIga {}

    /**
     * On file, but it does not say.
     *
     * @param reason a few words that fit in brackets
     */
    record Unreadable(String reason) implements SerumIga {}

    Set<String> NOTHING_FOUND = Set.of(
            "undetectable",
            "not detectable",
            "non-detectable",
            "nondetectable",
            "not detected",
            "none detected",
            "absent",
            "absence");

    static SerumIga of(Observation observation, IgaScreening limits) {
        return switch (observation.result()) {
            case Result.Measured(Quantity quantity) -> measured(quantity, limits);
            case Result.Worded(String text) -> worded(text, limits);
            case Result.Interpreted interpreted -> new Unreadable("interpretation without a value");
            case Result.Missing missing -> new Unreadable("no value");
        };
    }

    private static SerumIga worded(String text, IgaScreening limits) {
        if (NOTHING_FOUND.contains(LabNumber.bare(text).toLowerCase(Locale.ROOT))) {
            return new Deficient(Optional.empty());
        }
        return LabNumber.inWords(text)
                .map(quantity -> measured(quantity, limits))
                .orElseGet(() -> new Unreadable("words without a readable value"));
    }

    private static SerumIga measured(Quantity quantity, IgaScreening limits) {
        if (quantity.unit().isBlank()) {
            return new Unreadable("no unit");
        }
        Optional<BigDecimal> mgPerDl = IgaUnit.mgPerDl(quantity);
        if (mgPerDl.isEmpty()) {
            return new Unreadable("unit not a mass per volume");
        }
        BigDecimal value = mgPerDl.get();
        if (value.signum() < 0) {
            return new Unreadable("a negative value");
        }
        if (value.compareTo(limits.implausibleAbove().value()) > 0) {
            return new Unreadable("too high for its unit");
        }
        return compared(
                quantity.comparator(),
                value,
                value.compareTo(limits.deficientBelow().value()));
    }

    private static SerumIga compared(Comparator comparator, BigDecimal value, int toLimit) {
        return switch (comparator) {
            case EXACTLY -> toLimit < 0 ? new Deficient(Optional.of(value)) : new NotDeficient();
            case LESS -> toLimit <= 0 ? new Deficient(Optional.empty()) : new Unreadable("assay not sensitive enough");
            case AT_MOST ->
                toLimit < 0 ? new Deficient(Optional.empty()) : new Unreadable("assay not sensitive enough");
            case MORE, AT_LEAST -> toLimit >= 0 ? new NotDeficient() : new Unreadable("only a lower bound");
        };
    }

    /** How a result is shown: the words or the number of the record, kept short. */
    static String shown(Observation observation) {
        String words = switch (observation.result()) {
            case Result.Measured(Quantity quantity) ->
                Math.abs((long) quantity.value().scale()) > 20
                        ? "a number out of bounds"
                        : quantity.unit().isBlank() ? quantity.shown() + " (no unit)" : quantity.shown();
            case Result.Worded(String text) -> "\"" + text.strip() + "\"";
            case Result.Interpreted(String interpretation) -> "interpretation " + interpretation;
            case Result.Missing missing -> "no value";
        };
        return words.length() <= 40 ? words : words.substring(0, 39) + "…";
    }
}
