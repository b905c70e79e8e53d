package dev.ivigcds.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The decision record: why these cards, and why no other. What a caller with {@code explain} sees and what the journal keeps
 * (contract, "Explain"). Members without a value are left out.
 *
 * @param id id of this record
 * @param knowledge service, version and hash of the knowledge that judged
 * @param evaluatedAt time of the call
 * @param hook the hook
 * @param scope the gates
 * @param data where each part of the chart came from
 * @param verdicts every topic of the service once
 * @param dose the arithmetic of the IVIG order
 * @param exposure earlier infusions: {@code prior}, {@code likely}, {@code none} or {@code notChecked}
 * @param response the 12-week review
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Decision(
        UUID id,
        String knowledge,
        Instant evaluatedAt,
        String hook,
        Scope scope,
        List<Data> data,
        List<Verdict> verdicts,
        @Nullable Dose dose,
        @Nullable String exposure,
        @Nullable Response response) {

    public Decision {
        data = List.copyOf(data);
        verdicts = List.copyOf(verdicts);
    }

    /** The gates: {@code ivig} is yes, probable, possible or no; {@code myositis} is yes, byName, no or notChecked. */
    public record Scope(String ivig, String myositis, String because) {}

    /**
     * One prefetch key.
     *
     * @param key the key
     * @param from {@code prefetch}, {@code fetch} or {@code none}
     * @param state {@code found}, {@code empty}, {@code unavailable} or {@code failed}; in the record of a call that was passed by also
     *     {@code unread}: it came, and no order gave reason to look at it
     * @param count resources read
     * @param millis time a fetch took, in milliseconds
     * @param ignored what was left aside and why
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(
            String key,
            String from,
            String state,
            @Nullable Integer count,
            @Nullable Long millis,
            @Nullable String ignored) {}

    /**
     * What became of one topic.
     *
     * @param topic the topic
     * @param verdict {@code raised}, {@code quiet}, {@code undetermined}, {@code suppressed} or {@code off}
     * @param mode {@code live} or {@code shadow}
     * @param because one sentence
     * @param inputs the data it rests on
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Verdict(
            String topic, String verdict, @Nullable String mode, String because, List<Input> inputs) {
        public Verdict {
            inputs = List.copyOf(inputs);
        }
    }

    /** One datum: what it is, its value with unit, its date, and the resource it stands in; where no values are kept, only what it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Input(
            String what,
            @Nullable String value,
            @Nullable LocalDate date,
            @Nullable String from) {}

    /**
     * The dose arithmetic.
     *
     * @param days grams starting on each local calendar day
     * @param courseGrams grams of the largest course
     * @param maxGramsPerKgPerDay greatest g/kg on one day, two decimals
     * @param weightKg the body weight used
     * @param proposal the split that is offered
     * @param courseGramsPerKg g/kg of the largest course, two decimals
     * @param rolling the heaviest window of consecutive days
     * @param arithmetic how each day comes to its grams, a line each
     * @param notes what was assumed, what disagrees, what could not be checked
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Dose(
            List<Day> days,
            @Nullable BigDecimal courseGrams,
            @Nullable BigDecimal maxGramsPerKgPerDay,
            @Nullable BigDecimal weightKg,
            @Nullable Split proposal,
            @Nullable BigDecimal courseGramsPerKg,
            @Nullable Rolling rolling,
            List<String> arithmetic,
            List<String> notes) {
        public Dose {
            days = List.copyOf(days);
            arithmetic = List.copyOf(arithmetic);
            notes = List.copyOf(notes);
        }
    }

    /** What is given within a number of consecutive days; {@code from} and {@code to} are days of giving. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rolling(
            int days,
            LocalDate from,
            LocalDate to,
            @Nullable BigDecimal grams,
            @Nullable BigDecimal gramsPerKg) {}

    /** Grams on one day. */
    public record Day(LocalDate date, BigDecimal grams) {}

    /** A split of a course over consecutive days. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Split(
            int days, BigDecimal gramsPerDay, @Nullable BigDecimal gramsPerKgPerDay) {}

    /**
     * The 12-week review.
     *
     * @param start T0
     * @param startBasis {@code administration} or {@code order}
     * @param courses courses given, or ordered and due by now
     * @param state where the review stands
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Response(
            @Nullable LocalDate start,
            @Nullable String startBasis,
            @Nullable Integer courses,
            String state) {}
}
