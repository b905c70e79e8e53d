package dev.ivigcds.facts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A chart for unit tests: order-sign on 2 March 2026, 09:00 in Berlin, a woman born 4 May 1971 with coded dermatomyositis; every section
 * searched and empty until something is put in or a gap is made.
 */
public final class ChartFixture {
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private Occasion occasion = Occasion.ORDER_SIGN;
    private Instant now = NOW;
    private ZoneId zone = BERLIN;
    private Person person = new Person(Optional.of(LocalDate.parse("1971-05-04")), Optional.of(Person.Sex.FEMALE));
    private final Map<String, List<Object>> items = new HashMap<>();
    private final Map<String, Section.Completeness> gaps = new HashMap<>();
    private final List<MedicationOrder> inFocus = new ArrayList<>();
    private final List<MedicationOrder> besides = new ArrayList<>();
    private final List<ServiceOrder> draftServices = new ArrayList<>();
    private boolean assumeMyositis;

    private ChartFixture() {}

    public static ChartFixture chart() {
        return new ChartFixture().with("conditions", problem(Concepts.DERMATOMYOSITIS));
    }

    /** Without any diagnosis. */
    public static ChartFixture emptyChart() {
        return new ChartFixture();
    }

    public ChartFixture at(Occasion hook) {
        this.occasion = hook;
        return this;
    }

    public ChartFixture today(String day) {
        this.now = LocalDate.parse(day).atTime(9, 0).atZone(BERLIN).toInstant();
        return this;
    }

    /** The moment of the call and the zone of the client. */
    public ChartFixture now(ZonedDateTime moment) {
        this.now = moment.toInstant();
        this.zone = moment.getZone();
        return this;
    }

    public ChartFixture person(Person patient) {
        this.person = patient;
        return this;
    }

    public ChartFixture signing(MedicationOrder order) {
        inFocus.add(order);
        return this;
    }

    public ChartFixture besides(MedicationOrder order) {
        besides.add(order);
        return this;
    }

    public ChartFixture drafting(ServiceOrder order) {
        draftServices.add(order);
        return this;
    }

    /** Puts an item under a prefetch key. */
    public ChartFixture with(String key, Object item) {
        items.computeIfAbsent(key, k -> new ArrayList<>()).add(item);
        return this;
    }

    public ChartFixture notChecked(String key) {
        gaps.put(key, new Section.Completeness.NotChecked("the record server did not answer"));
        return this;
    }

    public ChartFixture unavailable(String key) {
        gaps.put(key, new Section.Completeness.Unavailable("this record does not offer it"));
        return this;
    }

    public ChartFixture assumingMyositis() {
        this.assumeMyositis = true;
        return this;
    }

    public Chart build() {
        return new Chart(
                occasion,
                now,
                zone,
                Section.complete(List.of(person)),
                inFocus,
                besides,
                draftServices,
                section("conditions"),
                section("pastConditions"),
                section("orders"),
                section("given"),
                section("dispensed"),
                section("statements"),
                section("immunizations"),
                section("procedures"),
                section("services"),
                section("allergies"),
                section("iga"),
                section("ck"),
                section("body"),
                section("measures"),
                section("renal"),
                assumeMyositis);
    }

    @SuppressWarnings("unchecked")
    private <T> Section<T> section(String key) {
        return new Section<>(
                (List<T>) items.getOrDefault(key, List.of()),
                gaps.getOrDefault(key, new Section.Completeness.Complete()));
    }

    public static Recognition coded(Concept concept) {
        return new Recognition(Set.of(concept), Recognition.By.CODE, concept.id());
    }

    public static Recognition named(Concept concept, String words) {
        return new Recognition(Set.of(concept), Recognition.By.NAME, words);
    }

    public static Problem problem(Concept concept) {
        return new Problem("Condition/c1", coded(concept), Optional.empty(), Optional.empty(), false);
    }

    /** A final result, for example {@code result(Concepts.IGA, "180", "mg/dL", "2026-02-20")}. */
    public static Observation result(Concept concept, String value, String unit, String day) {
        return new Observation(
                "Observation/" + concept.id() + "-" + day,
                concept,
                Observation.Status.FINAL,
                Optional.of(When.on(LocalDate.parse(day))),
                new Result.Measured(Quantity.of(new BigDecimal(value), unit)),
                Optional.empty());
    }

    public static Observation kilograms(String value, String day) {
        return result(Concepts.WEIGHT_MEASURED, value, "kg", day);
    }

    /** A drafted intravenous IVIG order with one instruction, for example {@code ivig("1", "g/kg", everyDay(2))}. */
    public static MedicationOrder ivig(String value, String unit, Optional<Timing> timing) {
        return ivig("mr1", List.of(instruction(value, unit, timing)));
    }

    public static MedicationOrder ivig(String id, List<DosageInstruction> dosage) {
        return new MedicationOrder(
                "MedicationRequest/" + id,
                true,
                MedicationOrder.Status.DRAFT,
                "order",
                false,
                new Product("Privigen", coded(Concepts.IVIG), Optional.empty(), true),
                List.of(),
                dosage,
                Optional.of(When.on(LocalDate.parse("2026-03-02"))),
                Set.of(),
                Set.of(),
                Set.of(),
                StatusReason.NONE);
    }

    /** An order standing in the record since a day, with a status. */
    public static MedicationOrder standing(
            MedicationOrder order, String id, MedicationOrder.Status status, String authoredOn) {
        return new MedicationOrder(
                "MedicationRequest/" + id,
                false,
                status,
                order.intent(),
                order.doNotPerform(),
                order.product(),
                order.reasons(),
                order.dosage(),
                Optional.of(When.on(LocalDate.parse(authoredOn))),
                order.identifiers(),
                order.replaces(),
                order.basedOn(),
                order.statusReason());
    }

    public static DosageInstruction instruction(String value, String unit, Optional<Timing> timing) {
        return new DosageInstruction(
                Optional.empty(),
                "",
                timing,
                false,
                coded(Concepts.ROUTE_IV),
                List.of(new DosageInstruction.Dose(
                        "ordered",
                        new DosageInstruction.Amount.Exactly(Quantity.of(new BigDecimal(value), unit)),
                        Optional.empty())),
                Optional.empty(),
                Optional.empty());
    }

    /** Once a day, so many times. */
    public static Optional<Timing> everyDay(int times) {
        return every(1, "d", times);
    }

    /** Once per period, so many times in all. */
    public static Optional<Timing> every(int period, String unit, int times) {
        return Optional.of(new Timing(
                List.of(),
                Optional.of(new Timing.Repeat(
                        new Timing.Bounds.Open(),
                        Optional.of(times),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(1),
                        Optional.empty(),
                        Optional.of(BigDecimal.valueOf(period)),
                        Optional.empty(),
                        unit,
                        Set.of(),
                        List.of(),
                        Set.of())),
                "",
                ""));
    }

    /** A drug other than IVIG, given for so many days or, with an empty timing, once; drafted unless {@link #standing}. */
    public static MedicationOrder drug(String name, Recognition what, Optional<Timing> timing) {
        return drug(name, what, coded(Concepts.ROUTE_IV), timing);
    }

    /** The same by a route. */
    public static MedicationOrder drug(String name, Recognition what, Recognition route, Optional<Timing> timing) {
        return new MedicationOrder(
                "MedicationRequest/" + name,
                true,
                MedicationOrder.Status.DRAFT,
                "order",
                false,
                new Product(name, what, Optional.empty(), true),
                List.of(),
                List.of(new DosageInstruction(
                        Optional.empty(), "", timing, false, route, List.of(), Optional.empty(), Optional.empty())),
                Optional.of(When.on(LocalDate.parse("2026-03-02"))),
                Set.of(),
                Set.of(),
                Set.of(),
                StatusReason.NONE);
    }

    /** An order of a test or procedure written on 2 March 2026: active, or drafted and in focus. */
    public static ServiceOrder ordered(String id, boolean draft, Recognition what, Optional<Timing> timing) {
        return new ServiceOrder(
                "ServiceRequest/" + id,
                draft,
                draft,
                draft ? ServiceOrder.Status.DRAFT : ServiceOrder.Status.ACTIVE,
                what,
                timing,
                Optional.of(When.on(LocalDate.parse("2026-03-02"))));
    }

    /** Listed times, for example {@code moments("2026-03-02", "2026-03-03T10:00+01:00")}. */
    public static Optional<Timing> moments(String... written) {
        List<When> events = Arrays.stream(written).map(ChartFixture::when).toList();
        return Optional.of(new Timing(events, Optional.empty(), "", ""));
    }

    /** A day, or a time with its offset. */
    public static When when(String written) {
        return written.contains("T") ? When.at(OffsetDateTime.parse(written)) : When.on(LocalDate.parse(written));
    }

    /** A completed IVIG administration on a day. */
    public static Administration infusion(String day) {
        return new Administration(
                "MedicationAdministration/" + day,
                Administration.Kind.ADMINISTRATION,
                Ivig.YES,
                new Product("Privigen", coded(Concepts.IVIG), Optional.empty(), true),
                Optional.of(When.on(LocalDate.parse(day))),
                Optional.empty());
    }
}
