package dev.ivigcds.fhir;

import dev.ivigcds.facts.DosageInstruction.Span;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.Timing.Bounds;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;

/**
 * FHIR Timing as written.
 *
 * @param dates how dates are read
 */
record Timings(Dates dates) {
    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "mon", DayOfWeek.MONDAY,
            "tue", DayOfWeek.TUESDAY,
            "wed", DayOfWeek.WEDNESDAY,
            "thu", DayOfWeek.THURSDAY,
            "fri", DayOfWeek.FRIDAY,
            "sat", DayOfWeek.SATURDAY,
            "sun", DayOfWeek.SUNDAY);

    Timing of(org.hl7.fhir.r4.model.Timing written) {
        List<When> events = written.getEvent().stream()
                .map(dates::of)
                .flatMap(Optional::stream)
                .toList();
        String code = written.getCode().getCoding().stream()
                .map(c -> Quantities.nonNull(c.getCode()))
                .filter(c -> !c.isEmpty())
                .findFirst()
                .orElse("");
        return new Timing(
                events,
                written.hasRepeat() ? Optional.of(repeat(written.getRepeat())) : Optional.empty(),
                code.toUpperCase(Locale.ROOT),
                Codes.text(written.getCode()));
    }

    private Timing.Repeat repeat(TimingRepeatComponent repeat) {
        Optional<Span> duration = number(repeat.getDurationElement().getValue())
                .map(value -> new Span(value, text(repeat.getDurationUnitElement())));
        return new Timing.Repeat(
                bounds(repeat),
                count(repeat.getCountElement()),
                count(repeat.getCountMaxElement()),
                duration,
                count(repeat.getFrequencyElement()),
                count(repeat.getFrequencyMaxElement()),
                number(repeat.getPeriodElement().getValue()),
                number(repeat.getPeriodMaxElement().getValue()),
                text(repeat.getPeriodUnitElement()),
                daysOfWeek(repeat),
                timesOfDay(repeat),
                repeat.getWhen().stream()
                        .map(when -> text(when).toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    private Bounds bounds(TimingRepeatComponent repeat) {
        return switch (repeat.getBounds()) {
            case Period period -> new Bounds.Between(dates.start(period), dates.end(period));
            case Duration length ->
                Quantities.span(length).<Bounds>map(Bounds.Lasting::new).orElseGet(Bounds.Open::new);
            case Range range ->
                new Bounds.LastingBetween(Quantities.span(range.getLow()), Quantities.span(range.getHigh()));
            case null, default -> new Bounds.Open();
        };
    }

    private static Set<DayOfWeek> daysOfWeek(TimingRepeatComponent repeat) {
        return repeat.getDayOfWeek().stream()
                .flatMap(day -> Optional.ofNullable(DAYS.get(text(day))).stream())
                .collect(Collectors.toSet());
    }

    private static List<LocalTime> timesOfDay(TimingRepeatComponent repeat) {
        return repeat.getTimeOfDay().stream()
                .flatMap(time -> Dates.clock(text(time)).stream())
                .toList();
    }

    private static Optional<Integer> count(IntegerType element) {
        return Optional.ofNullable(element.getValue());
    }

    private static Optional<BigDecimal> number(BigDecimal value) {
        return Optional.ofNullable(value);
    }

    private static String text(PrimitiveType<?> element) {
        return Quantities.nonNull(element.getValueAsString());
    }
}
