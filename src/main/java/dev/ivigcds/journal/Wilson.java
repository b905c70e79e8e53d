package dev.ivigcds.journal;

import dev.ivigcds.wire.FeedbackReport.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The Wilson score interval of a share (E. B. Wilson, J. Am. Stat. Assoc. 1927): honest for few cases and at both ends. */
final class Wilson {
    /** The normal quantile of a 95 % interval. */
    private static final double Z = 1.959964;

    private static final int DECIMALS = 3;

    private Wilson() {}

    /**
     * The share and its 95 % interval, three decimals.
     *
     * @param hits how many of them
     * @param of how many there are, at least one
     */
    static Share interval(long hits, long of) {
        double share = (double) hits / of;
        double weight = Z * Z / of;
        double middle = (share + weight / 2) / (1 + weight);
        double reach = Z / (1 + weight) * Math.sqrt(share * (1 - share) / of + weight / (4 * of));
        return new Share(rounded(share), rounded(Math.max(0, middle - reach)), rounded(Math.min(1, middle + reach)));
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
