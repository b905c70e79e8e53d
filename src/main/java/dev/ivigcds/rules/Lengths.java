package dev.ivigcds.rules;

import dev.ivigcds.facts.Quantity;
import java.time.Duration;
import java.time.Period;

/** Parameters that make no sense are refused when a rule is made. */
final class Lengths {
    private Lengths() {}

    static void require(Period period) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("must be longer than nothing, not " + period);
        }
    }

    /** Ages are counted in completed years. */
    static void requireYears(Period period) {
        require(period);
        if (!period.equals(Period.ofYears(period.getYears()))) {
            throw new IllegalArgumentException("must be in whole years, not " + period);
        }
    }

    static void require(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("must be longer than nothing, not " + duration);
        }
    }

    static void requireCount(Quantity count, String unit) {
        boolean whole = count.in(unit).stripTrailingZeros().scale() <= 0;
        if (!whole || count.value().signum() <= 0) {
            throw new IllegalArgumentException("must be a whole number above zero, not \"" + count.shown() + "\"");
        }
    }
}
