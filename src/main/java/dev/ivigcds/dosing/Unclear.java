package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Why grams cannot be calculated, and what is known nevertheless.
 *
 * @param reason a few words that fit "grams per day cannot be calculated (…)", at most 50 characters
 * @param range grams of one administration it could be, if the possibilities are few
 * @param gramsInWords grams a day that the words of the instruction appear to say
 */
public record Unclear(String reason, Optional<Range> range, Optional<BigDecimal> gramsInWords) {
    private static final int LONGEST = 50;

    public Unclear {
        reason = Decimals.clip(reason, LONGEST);
    }

    /** Two ends, in grams. */
    public record Range(BigDecimal low, BigDecimal high) {}

    static Unclear because(String reason) {
        return new Unclear(reason, Optional.empty(), Optional.empty());
    }

    Unclear withWords(Optional<BigDecimal> gramsADay) {
        return new Unclear(reason, range, gramsADay);
    }
}
