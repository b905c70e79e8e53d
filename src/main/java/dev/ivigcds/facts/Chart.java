package dev.ivigcds.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything known of one patient for one hook call: all that a rule may look at.
 *
 * @param occasion the hook
 * @param now the time of the call; nobody asks the machine's clock
 * @param zone where a date without an offset is read, and where a day begins and ends
 * @param patient the patient
 * @param inFocus drafted orders this call is about: all of draftOrders, or under order-select the selected ones
 * @param besides other drafted orders (order-select: drafted, but not selected)
 * @param draftServices drafted ServiceRequests
 * @param problems diagnoses that stand (prefetch key {@code conditions})
 * @param pastProblems diagnoses that were held once and have ended (the same key)
 * @param orders medication orders of the record (key {@code orders}), without the drafted ones
 * @param given administrations (key {@code given})
 * @param dispensed dispenses (key {@code dispensed})
 * @param statements statements (key {@code statements})
 * @param immunizations immunizations (key {@code immunizations})
 * @param procedures procedures (key {@code procedures})
 * @param services test and procedure orders (key {@code services}), without the drafted ones
 * @param allergies allergies and intolerances (key {@code allergies})
 * @param iga IgA results (key {@code iga})
 * @param ck creatine kinase results (key {@code ck})
 * @param body weights and heights (key {@code body})
 * @param measures TIS, MMT-8 and site measures (key {@code measures})
 * @param renal creatinine and eGFR (key {@code renal})
 * @param assumeMyositis this client's orders are for myositis unless they say otherwise (clinical.md 0.2)
 */
public record Chart(
        Occasion occasion,
        Instant now,
        ZoneId zone,
        Section<Person> patient,
        List<MedicationOrder> inFocus,
        List<MedicationOrder> besides,
        List<ServiceOrder> draftServices,
        Section<Problem> problems,
        Section<Problem> pastProblems,
        Section<MedicationOrder> orders,
        Section<Administration> given,
        Section<Administration> dispensed,
        Section<Administration> statements,
        Section<Administration> immunizations,
        Section<PerformedProcedure> procedures,
        Section<ServiceOrder> services,
        Section<Allergy> allergies,
        Section<Observation> iga,
        Section<Observation> ck,
        Section<Observation> body,
        Section<Observation> measures,
        Section<Observation> renal,
        boolean assumeMyositis) {

    public Chart {
        inFocus = List.copyOf(inFocus);
        besides = List.copyOf(besides);
        draftServices = List.copyOf(draftServices);
    }

    /** The local calendar day of the call. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** The same chart for who only looks at it: the record, and not the orders of the call, tells what it is about. */
    public Chart viewed() {
        return new Chart(
                Occasion.PATIENT_VIEW,
                now,
                zone,
                patient,
                inFocus,
                besides,
                draftServices,
                problems,
                pastProblems,
                orders,
                given,
                dispensed,
                statements,
                immunizations,
                procedures,
                services,
                allergies,
                iga,
                ck,
                body,
                measures,
                renal,
                assumeMyositis);
    }

    /** The patient, or a person of whom nothing is known. */
    public Person person() {
        return patient.items().stream().findFirst().orElse(new Person(Optional.empty(), Optional.empty()));
    }

    /** The IVIG orders that this call is about and that will be given if signed. */
    public List<MedicationOrder> ivigInFocus() {
        return inFocus.stream()
                .filter(MedicationOrder::toBeGiven)
                .filter(o -> o.ivig().maybe())
                .toList();
    }

    /** Whether this call is about a plasmapheresis that will be done if signed (clinical.md S-20). */
    public boolean plasmapheresisInFocus() {
        return draftServices.stream()
                .anyMatch(o -> o.inFocus() && o.isDue() && o.what().is(Concepts.PLASMAPHERESIS));
    }

    /** Every drafted order, in focus or not. */
    public Stream<MedicationOrder> drafts() {
        return Stream.concat(inFocus.stream(), besides.stream());
    }
}
