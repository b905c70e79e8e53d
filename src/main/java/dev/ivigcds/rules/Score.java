package dev.ivigcds.rules;

import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Result;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A score as a plain number: exact, without a unit of its own, and within its range. */
final class Score {
    private static final Set<String> NO_UNIT = Set.of("", "1", "score", "points", "point", "pts");

    private Score() {}

    static Optional<BigDecimal> of(Observation observation, BigDecimal highest) {
        return observation.result() instanceof Result.Measured(Quantity quantity)
                        && quantity.comparator() == Quantity.Comparator.EXACTLY
                        && isPlain(quantity.unit())
                        && quantity.value().signum() >= 0
                        && quantity.value().compareTo(highest) <= 0
                ? Optional.of(quantity.value())
                : Optional.empty();
    }

    private static boolean isPlain(String unit) {
        String words = unit.strip().toLowerCase(Locale.ROOT);
        return NO_UNIT.contains(words) || (words.startsWith("{") && words.endsWith("}"));
    }
}
