package dev.ivigcds.fhir;

import dev.ivigcds.facts.DosageInstruction.Span;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Type;

/**
 * FHIR Timing as written.
 *
 * @param dates how dates are read
 */
record Timings(Dates dates) {
    private static final String GTS = "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation";
    private static final Map<String, DayOfWeek> WEEKDAYS = Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toUnmodifiableMap(
                    day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT), Function.identity()));

    Timing read(org.hl7.fhir.r4.model.Timing timing) {
        CodeableConcept code = timing.getCode();
        return new Timing(
                timing.getEvent().stream().flatMap(e -> dates.when(e).stream()).toList(),
                timing.hasRepeat() ? Optional.of(repeat(timing.getRepeat())) : Optional.empty(),
                abbreviation(code),
                Recogniser.words(code));
    }

    private Timing.Repeat repeat(TimingRepeatComponent repeat) {
        return new Timing.Repeat(
                bounds(repeat.getBounds()),
                Primitives.count(repeat.getCountElement()),
                Primitives.count(repeat.getCountMaxElement()),
                duration(repeat),
                Primitives.count(repeat.getFrequencyElement()),
                Primitives.count(repeat.getFrequencyMaxElement()),
                Primitives.decimal(repeat.getPeriodElement()),
                Primitives.decimal(repeat.getPeriodMaxElement()),
                TimeUnits.ucum(Primitives.text(repeat.getPeriodUnitElement())).orElse(""),
                weekdays(repeat),
                repeat.getTimeOfDay().stream().flatMap(t -> time(t).stream()).toList(),
                repeat.getWhen().stream()
                        .map(e -> Primitives.code(e).toUpperCase(Locale.ROOT))
                        .filter(e -> !e.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The longer of duration and durationMax: the high end is judged (clinical.md 3.1). */
    private static Optional<Span> duration(TimingRepeatComponent repeat) {
        String unit = Primitives.text(repeat.getDurationUnitElement());
        return TimeUnits.span(Primitives.decimal(repeat.getDurationMaxElement()), unit)
                .or(() -> TimeUnits.span(Primitives.decimal(repeat.getDurationElement()), unit));
    }

    /** Bounds that cannot be read leave the order open: more days are judged, not fewer. */
    private Timing.Bounds bounds(Type bounds) {
        return switch (bounds) {
            case Duration duration ->
                TimeUnits.span(duration)
                        .<Timing.Bounds>map(Timing.Bounds.Lasting::new)
                        .orElseGet(Timing.Bounds.Open::new);
            case Range range -> lasting(TimeUnits.low(range), TimeUnits.high(range));
            case Period period -> between(dates.start(period), dates.end(period));
            case null, default -> new Timing.Bounds.Open();
        };
    }

    private static Timing.Bounds lasting(Optional<Span> low, Optional<Span> high) {
        return low.isEmpty() && high.isEmpty() ? new Timing.Bounds.Open() : new Timing.Bounds.LastingBetween(low, high);
    }

    private static Timing.Bounds between(Optional<When> start, Optional<When> end) {
        return start.isEmpty() && end.isEmpty() ? new Timing.Bounds.Open() : new Timing.Bounds.Between(start, end);
    }

    private static Set<DayOfWeek> weekdays(TimingRepeatComponent repeat) {
        return repeat.getDayOfWeek().stream()
                .map(Primitives::code)
                .flatMap(day -> Optional.ofNullable(WEEKDAYS.get(day)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<LocalTime> time(TimeType time) {
        try {
            return Optional.of(LocalTime.parse(Primitives.text(time)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The HL7 abbreviation where there is one, else the first code. */
    private static String abbreviation(CodeableConcept code) {
        List<Coding> codings = code.getCoding();
        return codings.stream()
                .filter(c -> GTS.equals(c.getSystem()))
                .findFirst()
                .or(() -> codings.stream().findFirst())
                .map(c -> Primitives.text(c.getCode()).toUpperCase(Locale.ROOT))
                .orElse("");
    }
}
