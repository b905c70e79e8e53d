package dev.ivigcds.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What clinicians did with the cards of a period, by topic, month and mode (contract, "Operators"). Days and months are those of UTC.
 *
 * @param from first day
 * @param to last day
 * @param client the one client whose cards count; absent if all do
 * @param topics one row for each topic, month and mode in which something was raised
 * @param silent topics of which nothing was raised during the period
 * @param received feedback items that came in during the period and are kept
 * @param unknown those of them that answer a card this server does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackReport(
        LocalDate from,
        LocalDate to,
        @Nullable String client,
        List<Row> topics,
        List<Silent> silent,
        long received,
        long unknown) {

    public FeedbackReport {
        topics = List.copyOf(topics);
        silent = List.copyOf(silent);
    }

    /**
     * One topic in one month. A card counts once, by the last that was reported of it; {@code shown} is the sum of {@code accepted},
     * {@code overridden} and {@code noFeedback}. No feedback is silence: neither consent nor override.
     *
     * @param topic the topic
     * @param month the month, for example {@code 2026-11}
     * @param mode {@code live}, or {@code shadow}: then these are the cards that would have been shown
     * @param shown cards
     * @param accepted cards of which a suggestion was accepted
     * @param overridden cards that were overridden
     * @param noFeedback cards of which nothing was reported
     * @param overrideReasons reasons given, most frequent first; a card overridden without a reason is in none
     * @param acceptance share of the accepted among the answered; absent if none was answered
     * @param lastRaised day on which the topic was last raised in this mode, inside the period or not
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Row(
            String topic,
            String month,
            String mode,
            long shown,
            long accepted,
            long overridden,
            long noFeedback,
            List<ReasonCount> overrideReasons,
            @Nullable Share acceptance,
            LocalDate lastRaised) {
        public Row {
            overrideReasons = List.copyOf(overrideReasons);
        }
    }

    /**
     * A topic that was not raised.
     *
     * @param topic the topic
     * @param lastRaised day on which it was last raised; absent if it never was, as far back as records reach
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Silent(String topic, @Nullable LocalDate lastRaised) {}

    /** How often a reason was given. */
    public record ReasonCount(String code, long count) {}

    /** A share between 0 and 1 with its 95 % Wilson interval, three decimals. */
    public record Share(BigDecimal rate, BigDecimal low, BigDecimal high) {}
}
