package dev.ivigcds.fhir;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Person;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.Section;
import dev.ivigcds.facts.ServiceOrder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** One reading of a whole chart: each prefetch key of the contract by the reader of its resources. */
final class ChartReading {
    private static final List<Concept> IGA = List.of(Concepts.ANTI_IGA, Concepts.IGA, Concepts.IGG, Concepts.IGM);
    private static final List<Concept> CK = List.of(Concepts.CK);
    private static final List<Concept> RENAL = List.of(Concepts.CREATININE, Concepts.EGFR);
    private static final List<Concept> MEASURES =
            List.of(Concepts.TIS, Concepts.MMT8_BILATERAL, Concepts.MMT8, Concepts.HAQ_DI, Concepts.CDASI);

    /** The general weight code stands beside the particular one: a stated weight carries both. */
    private static final List<Concept> BODY =
            List.of(Concepts.WEIGHT_STATED, Concepts.WEIGHT_DRY, Concepts.WEIGHT_MEASURED, Concepts.HEIGHT);

    private static final Part NOT_SUPPLIED =
            new Part(List.of(), new Section.Completeness.NotChecked("it was not supplied"));

    private final Recogniser recogniser;
    private final Drafts drafts;
    private final Map<String, Part> parts;
    private final Circumstances circumstances;
    private final Subjects subjects;
    private final Dates dates;
    private final Products products;
    private final Reasons reasons;
    private final Map<String, String> ignored = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    ChartReading(
            Recogniser recogniser,
            Drafts drafts,
            Map<String, Part> parts,
            Medications shelf,
            Circumstances circumstances) {
        this.recogniser = recogniser;
        this.drafts = drafts;
        this.parts = parts;
        this.circumstances = circumstances;
        this.subjects = new Subjects(circumstances.patientId());
        this.dates = new Dates(circumstances.zone());
        this.products = new Products(recogniser, shelf);
        this.reasons = new Reasons(
                recogniser,
                subjects,
                parts.values().stream().flatMap(p -> p.resources().stream()).toList());
    }

    ReadChart read() {
        Patients.guard(part("patient"), subjects);
        GivenRecords given = new GivenRecords(recogniser, products, dates);
        Diagnoses diagnoses = new Diagnoses(recogniser, dates, circumstances);
        Chart chart = new Chart(
                circumstances.occasion(),
                circumstances.now(),
                circumstances.zone(),
                person(),
                drafts.inFocus().stream().map(this::withReasons).toList(),
                drafts.besides().stream().map(this::withReasons).toList(),
                drafts.services(),
                section("conditions", Condition.class, diagnoses::read),
                PartReader.read("conditions", part("conditions"), subjects, Condition.class, diagnoses::past)
                        .section(),
                orders(),
                section("given", MedicationAdministration.class, given::administration),
                section("dispensed", MedicationDispense.class, given::dispense),
                section("statements", MedicationStatement.class, given::statement),
                section("immunizations", Immunization.class, given::immunization),
                section("procedures", Procedure.class, new Procedures(recogniser, dates)::read),
                services(),
                section("allergies", AllergyIntolerance.class, new Allergies(recogniser, dates)::read),
                results("iga", IGA, true),
                results("ck", CK, true),
                results("body", BODY, false),
                results("measures", MEASURES, false),
                results("renal", RENAL, true),
                circumstances.assumeMyositis());
        return new ReadChart(chart, ignored, counts);
    }

    private Section<Person> person() {
        LocalDate today = LocalDate.ofInstant(circumstances.now(), circumstances.zone());
        Patients patients = new Patients(dates, today);
        return section("patient", Patient.class, (patient, from) -> patients.read(patient));
    }

    private Section<MedicationOrder> orders() {
        MedicationOrders orders =
                new MedicationOrders(products, reasons, new Dosages(recogniser, new Timings(dates)), dates);
        Set<String> drafted = Stream.concat(drafts.inFocus().stream(), drafts.besides().stream())
                .map(MedicationOrder::from)
                .collect(Collectors.toUnmodifiableSet());
        return section(
                "orders",
                MedicationRequest.class,
                (request, from) -> drafted.contains(from)
                        ? Outcome.aside(LeftAside.DRAFTED)
                        : Outcome.of(orders.read(request, from, false)));
    }

    private Section<ServiceOrder> services() {
        ServiceOrders services = new ServiceOrders(recogniser, dates);
        Set<String> drafted =
                drafts.services().stream().map(ServiceOrder::from).collect(Collectors.toUnmodifiableSet());
        return section(
                "services",
                ServiceRequest.class,
                (request, from) ->
                        drafted.contains(from) ? Outcome.aside(LeftAside.DRAFTED) : services.read(request, from));
    }

    private Section<Observation> results(String key, List<Concept> wanted, boolean laboratory) {
        Observations observations = new Observations(recogniser, dates, subjects);
        return section(
                key,
                org.hl7.fhir.r4.model.Observation.class,
                (observation, from) -> observations.read(observation, from, wanted, laboratory));
    }

    private MedicationOrder withReasons(MedicationOrder order) {
        List<Recognition> more = drafts.openReasons().getOrDefault(order.from(), List.of()).stream()
                .flatMap(reference -> reasons.resolve(reference).stream())
                .toList();
        return more.isEmpty() ? order : MedicationOrders.with(order, more);
    }

    private Part part(String key) {
        return parts.getOrDefault(key, NOT_SUPPLIED);
    }

    private <R extends Resource, T> Section<T> section(
            String key, Class<R> type, BiFunction<R, String, Outcome<T>> reader) {
        PartReader<T> read = PartReader.read(key, part(key), subjects, type, reader);
        counts.put(key, read.facts().size());
        read.ignored().ifPresent(words -> ignored.put(key, words));
        return read.section();
    }
}
