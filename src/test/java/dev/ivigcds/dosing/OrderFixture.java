package dev.ivigcds.dosing;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.DosageInstruction.Amount;
import dev.ivigcds.facts.DosageInstruction.Dose;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.Remarks;
import dev.ivigcds.facts.StatusReason;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.Timing.Bounds;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One instruction of a drafted IVIG order in the making, and the order of one or more of them. */
public final class OrderFixture {
    private final List<Dose> doses = new ArrayList<>();
    private final List<When> events = new ArrayList<>();
    private Optional<Integer> sequence = Optional.empty();
    private String text = "";
    private String code = "";
    private boolean asNeeded;
    private boolean repeats;
    private Bounds bounds = new Bounds.Open();
    private Optional<Integer> count = Optional.empty();
    private Optional<Integer> countMax = Optional.empty();
    private Optional<DosageInstruction.Span> duration = Optional.empty();
    private Optional<Integer> frequency = Optional.empty();
    private Optional<Integer> frequencyMax = Optional.empty();
    private Optional<BigDecimal> period = Optional.empty();
    private Optional<BigDecimal> periodMax = Optional.empty();
    private String unit = "";
    private Set<DayOfWeek> weekdays = Set.of();
    private final List<LocalTime> clock = new ArrayList<>();
    private Set<String> occasions = Set.of();
    private Optional<Quantity> maxEach = Optional.empty();
    private Optional<DosageInstruction.MaxPerPeriod> maxPeriod = Optional.empty();

    public static OrderFixture given(String value, String ucum) {
        return new OrderFixture().or("ordered", value, ucum);
    }

    public static OrderFixture givenInWords(String value, String unitText) {
        OrderFixture fixture = new OrderFixture();
        Quantity quantity = new Quantity(new BigDecimal(value), Quantity.Comparator.EXACTLY, unitText, false);
        fixture.doses.add(new Dose("ordered", new Amount.Exactly(quantity), Optional.empty()));
        return fixture;
    }

    public static OrderFixture between(String low, String high, String ucum) {
        OrderFixture fixture = new OrderFixture();
        fixture.doses.add(new Dose(
                "ordered",
                new Amount.Between(Optional.of(quantity(low, ucum)), Optional.of(quantity(high, ucum))),
                Optional.empty()));
        return fixture;
    }

    public static OrderFixture running(String rate, String ucum) {
        OrderFixture fixture = new OrderFixture();
        fixture.doses.add(new Dose("ordered", new Amount.NotStated(), Optional.of(quantity(rate, ucum))));
        return fixture;
    }

    public static OrderFixture inWordsOnly(String words) {
        return new OrderFixture().text(words);
    }

    /** The same dose written once more. */
    public OrderFixture or(String kind, String value, String ucum) {
        doses.add(new Dose(kind, new Amount.Exactly(quantity(value, ucum)), Optional.empty()));
        return this;
    }

    public OrderFixture every(String periods, String periodUnit) {
        return times(1, periods, periodUnit);
    }

    public OrderFixture times(int n, String periods, String periodUnit) {
        repeats = true;
        frequency = Optional.of(n);
        period = Optional.of(new BigDecimal(periods));
        unit = periodUnit;
        return this;
    }

    public OrderFixture orTimes(int most) {
        frequencyMax = Optional.of(most);
        return this;
    }

    public OrderFixture orEvery(String periods) {
        periodMax = Optional.of(new BigDecimal(periods));
        return this;
    }

    public OrderFixture count(int n) {
        repeats = true;
        count = Optional.of(n);
        return this;
    }

    public OrderFixture orCount(int most) {
        countMax = Optional.of(most);
        return this;
    }

    public OrderFixture period(String periods) {
        repeats = true;
        period = Optional.of(new BigDecimal(periods));
        return this;
    }

    public OrderFixture code(String timingCode) {
        code = timingCode;
        return this;
    }

    public OrderFixture bounds(Bounds limits) {
        repeats = true;
        bounds = limits;
        return this;
    }

    public OrderFixture starting(String moment) {
        return bounds(new Bounds.Between(Optional.of(moment(moment)), Optional.empty()));
    }

    public OrderFixture from(String day, String last) {
        return bounds(new Bounds.Between(Optional.of(moment(day)), Optional.of(moment(last))));
    }

    public OrderFixture lasting(String value, String timeUnit) {
        return bounds(new Bounds.Lasting(span(value, timeUnit)));
    }

    public OrderFixture over(String value, String timeUnit) {
        repeats = true;
        duration = Optional.of(span(value, timeUnit));
        return this;
    }

    public OrderFixture on(DayOfWeek... days) {
        repeats = true;
        weekdays = Set.of(days);
        return this;
    }

    public OrderFixture at(String... times) {
        repeats = true;
        List.of(times).forEach(t -> clock.add(LocalTime.parse(t)));
        return this;
    }

    /** EventTiming codes such as {@code MORN}. */
    public OrderFixture when(String... codes) {
        repeats = true;
        occasions = Set.of(codes);
        return this;
    }

    /** A rate written beside the dose, as an entry of its own. */
    public OrderFixture andRate(String rate, String ucum) {
        doses.add(new Dose("", new Amount.NotStated(), Optional.of(quantity(rate, ucum))));
        return this;
    }

    public OrderFixture event(String moment) {
        events.add(moment(moment));
        return this;
    }

    private static When moment(String written) {
        return written.length() > 10 ? When.at(OffsetDateTime.parse(written)) : When.on(LocalDate.parse(written));
    }

    public OrderFixture sequence(int number) {
        sequence = Optional.of(number);
        return this;
    }

    public OrderFixture text(String words) {
        text = words;
        return this;
    }

    public OrderFixture asNeeded() {
        asNeeded = true;
        return this;
    }

    public OrderFixture atMost(String value, String ucum) {
        maxEach = Optional.of(quantity(value, ucum));
        return this;
    }

    public OrderFixture atMostPerDay(String value, String ucum) {
        return atMostPer(value, ucum, "1", "d");
    }

    public OrderFixture atMostPer(String value, String ucum, String periods, String timeUnit) {
        maxPeriod = Optional.of(
                new DosageInstruction.MaxPerPeriod(quantity(value, ucum), Optional.of(quantity(periods, timeUnit))));
        return this;
    }

    public DosageInstruction instruction() {
        Timing.Repeat repeat = new Timing.Repeat(
                bounds,
                count,
                countMax,
                duration,
                frequency,
                frequencyMax,
                period,
                periodMax,
                unit,
                weekdays,
                clock,
                occasions);
        boolean timed = repeats || !events.isEmpty() || !code.isEmpty();
        return new DosageInstruction(
                sequence,
                text,
                timed
                        ? Optional.of(new Timing(events, repeats ? Optional.of(repeat) : Optional.empty(), code, ""))
                        : Optional.empty(),
                asNeeded,
                ChartFixture.coded(Concepts.ROUTE_IV),
                doses,
                maxEach,
                maxPeriod);
    }

    /** A drafted order {@code MedicationRequest/mr1} of this one instruction, of a product without a known strength. */
    public MedicationOrder order() {
        return ChartFixture.ivig("mr1", List.of(instruction()));
    }

    public static MedicationOrder order(OrderFixture... instructions) {
        return ChartFixture.ivig(
                "mr1",
                List.of(instructions).stream().map(OrderFixture::instruction).toList());
    }

    /** An order of a product as it is named, with the grams in a millilitre if a strength ratio gives them. */
    public MedicationOrder of(String name, String gramsPerMl) {
        Optional<BigDecimal> strength =
                gramsPerMl.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(gramsPerMl));
        return with(order(), new Product(name, ChartFixture.coded(Concepts.IVIG), strength, true));
    }

    public static MedicationOrder with(MedicationOrder order, Product product) {
        return new MedicationOrder(
                order.from(),
                order.draft(),
                order.status(),
                order.intent(),
                order.doNotPerform(),
                product,
                order.reasons(),
                order.dosage(),
                order.authoredOn(),
                order.identifiers(),
                order.replaces(),
                order.basedOn(),
                order.statusReason(),
                order.remarks());
    }

    public static MedicationOrder named(MedicationOrder order, String id) {
        return linked(order, id, Set.of(), Set.of(), Set.of(), "order");
    }

    public static MedicationOrder linked(
            MedicationOrder order,
            String id,
            Set<String> identifiers,
            Set<String> replaces,
            Set<String> basedOn,
            String intent) {
        return new MedicationOrder(
                "MedicationRequest/" + id,
                order.draft(),
                order.status(),
                intent,
                order.doNotPerform(),
                order.product(),
                order.reasons(),
                order.dosage(),
                order.authoredOn(),
                identifiers,
                replaces,
                basedOn,
                StatusReason.NONE,
                order.remarks());
    }

    public static MedicationOrder remarking(MedicationOrder order, Remarks remarks) {
        return new MedicationOrder(
                order.from(),
                order.draft(),
                order.status(),
                order.intent(),
                order.doNotPerform(),
                order.product(),
                order.reasons(),
                order.dosage(),
                order.authoredOn(),
                order.identifiers(),
                order.replaces(),
                order.basedOn(),
                order.statusReason(),
                remarks);
    }

    public static MedicationOrder forReason(MedicationOrder order, Recognition reason) {
        return new MedicationOrder(
                order.from(),
                order.draft(),
                order.status(),
                order.intent(),
                order.doNotPerform(),
                order.product(),
                List.of(reason),
                order.dosage(),
                order.authoredOn(),
                order.identifiers(),
                order.replaces(),
                order.basedOn(),
                order.statusReason(),
                order.remarks());
    }

    private static Quantity quantity(String value, String ucum) {
        return Quantity.of(new BigDecimal(value), ucum);
    }

    static DosageInstruction.Span span(String value, String timeUnit) {
        return new DosageInstruction.Span(new BigDecimal(value), timeUnit);
    }
}
