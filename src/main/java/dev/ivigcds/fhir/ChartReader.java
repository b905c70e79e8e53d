package dev.ivigcds.fhir;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Person;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.Section;
import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** Reads FHIR resources into a chart. One odd resource never costs the others: it is left aside and counted. */
final class ChartReader {
    private final Codes codes;

    ChartReader(Terminology terminology) {
        this.codes = new Codes(terminology);
    }

    /**
     * Reads the drafted orders. Under order-select only the selected ones are in focus.
     *
     * @throws Refusal.WrongPatient if one is about another patient (clinical.md 6-31)
     */
    Drafts drafts(List<Resource> draftResources, List<String> selections, Medications shelf, Circumstances c) {
        refuseAnotherPatient(draftResources, c);
        return new DraftReader(readers(shelf, c), selections, c.occasion()).read(draftResources);
    }

    private static void refuseAnotherPatient(List<Resource> drafts, Circumstances c) {
        drafts.stream()
                .filter(resource -> References.isOfAnother(resource, c.patientId()))
                .findFirst()
                .ifPresent(resource -> {
                    throw new Refusal.WrongPatient(
                            "A drafted " + resource.fhirType() + " is about another patient than context.patientId.",
                            "context.draftOrders");
                });
    }

    /** References of Medications that nothing at hand answers, worth asking the server for. */
    Set<String> unresolvedMedications(Map<String, Part> parts, Medications shelf) {
        Products products = new Products(codes, shelf);
        Set<String> found = new HashSet<>();
        for (String key : List.of("orders", "given", "dispensed", "statements")) {
            for (Resource resource : part(parts, key).resources()) {
                if (resource instanceof DomainResource owner) {
                    medication(owner)
                            .flatMap(m -> products.unresolved(m, owner))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Type> medication(DomainResource owner) {
        var property = owner.getNamedProperty("medication[x]");
        return property != null && property.hasValues() && property.getValues().getFirst() instanceof Type type
                ? Optional.of(type)
                : Optional.empty();
    }

    /**
     * Reads the chart.
     *
     * @param parts what was brought or fetched, by prefetch key; a key that is not there was not checked
     * @throws Refusal.WrongPatient if the Patient is another than the one in context (T-14)
     */
    ReadChart read(Drafts drafts, Map<String, Part> parts, Medications shelf, Circumstances c) {
        Readers readers = readers(shelf, c);
        SectionReader sections = new SectionReader(parts, c.patientId());
        Section<Person> patient = sections.of("patient", r -> person(r, c, readers.dates()));
        Function<String, Optional<Recognition>> diagnosis = diagnoses(parts, readers);
        Chart chart = new Chart(
                c.occasion(),
                c.now(),
                c.zone(),
                patient,
                withReasons(drafts.inFocus(), drafts, diagnosis),
                withReasons(drafts.besides(), drafts, diagnosis),
                drafts.services(),
                sections.of("conditions", readers.diagnoses()::of),
                sections.of("orders", r -> readers.order(r, diagnosis)),
                given(sections, "given", readers),
                given(sections, "dispensed", readers),
                given(sections, "statements", readers),
                given(sections, "immunizations", readers),
                sections.of("procedures", readers.services()::performed),
                sections.of("services", r -> readers.services().of(r, References.of(r), false)),
                sections.of("allergies", readers.allergies()::of),
                results(sections, "iga", readers, Concepts.IGA, Concepts.ANTI_IGA),
                results(sections, "ck", readers, Concepts.CK),
                results(
                        sections,
                        "body",
                        readers,
                        Concepts.WEIGHT_MEASURED,
                        Concepts.WEIGHT_DRY,
                        Concepts.WEIGHT_STATED,
                        Concepts.HEIGHT),
                results(
                        sections,
                        "measures",
                        readers,
                        Concepts.TIS,
                        Concepts.MMT8,
                        Concepts.MMT8_BILATERAL,
                        Concepts.HAQ_DI,
                        Concepts.CDASI),
                results(sections, "renal", readers, Concepts.CREATININE, Concepts.EGFR),
                c.assumeMyositis());
        return new ReadChart(chart, sections.ignored(), sections.counts());
    }

    private Readers readers(Medications shelf, Circumstances c) {
        return Readers.of(codes, new Products(codes, shelf), new Dates(c.zone()), c.encounterId());
    }

    private static Section<Administration> given(SectionReader sections, String key, Readers readers) {
        return sections.of(key, readers.administrations()::of);
    }

    private static Section<Observation> results(
            SectionReader sections, String key, Readers readers, Concept... wanted) {
        return sections.of(key, r -> readers.results().of(r, List.of(wanted)));
    }

    private static List<MedicationOrder> withReasons(
            List<MedicationOrder> orders, Drafts drafts, Function<String, Optional<Recognition>> diagnosis) {
        List<MedicationOrder> read = new ArrayList<>();
        for (MedicationOrder order : orders) {
            List<String> references = drafts.reasonReferences().getOrDefault(order.from(), List.of());
            read.add(MedicationOrders.withReasons(order, references, diagnosis));
        }
        return read;
    }

    private static Function<String, Optional<Recognition>> diagnoses(Map<String, Part> parts, Readers readers) {
        Map<String, Recognition> byReference = new HashMap<>();
        for (Resource resource : part(parts, "conditions").resources()) {
            if (resource instanceof Condition condition) {
                byReference.put(References.of(condition), readers.diagnoses().what(condition));
            }
        }
        return reference -> Optional.ofNullable(byReference.get(reference));
    }

    private static Optional<Person> person(Resource resource, Circumstances c, Dates dates) {
        if (!(resource instanceof Patient patient)) {
            return Optional.empty();
        }
        if (patient.getIdElement().hasIdPart()
                && !patient.getIdElement().getIdPart().equals(c.patientId())) {
            throw new Refusal.WrongPatient(
                    "The Patient supplied or fetched is another than context.patientId.",
                    "prefetch.patient",
                    "context.patientId");
        }
        Optional<Person.Sex> sex =
                switch (Quantities.nonNull(patient.getGenderElement().getValueAsString())) {
                    case "female" -> Optional.of(Person.Sex.FEMALE);
                    case "male" -> Optional.of(Person.Sex.MALE);
                    case "other" -> Optional.of(Person.Sex.OTHER);
                    default -> Optional.empty();
                };
        return Optional.of(new Person(dates.of(patient.getBirthDateElement()).map(w -> w.day()), sex));
    }

    static Part part(Map<String, Part> parts, String key) {
        return parts.getOrDefault(key, new Part(List.of(), new Section.Completeness.NotChecked("it was not supplied")));
    }
}
