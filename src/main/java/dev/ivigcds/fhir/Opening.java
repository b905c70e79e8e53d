package dev.ivigcds.fhir;

import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Scope;
import dev.ivigcds.facts.Section.Completeness;
import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** One chart on its way from a hook call to facts: orders first, then the gates, then what is missing (clinical.md 0.1, 0.2). */
final class Opening {
    /** Keys of a chart (contract, "Prefetch keys"). */
    private static final List<String> CHART = List.of(
            "patient conditions iga orders given body ck measures services procedures allergies renal dispensed statements immunizations"
                    .split(" "));

    private static final List<String> SUPPLIED_MEDICATIONS = List.of("draftedMedications", "orderedMedications");

    /** What tells whether a patient whose orders do not say so is one of ours. */
    private static final Set<String> DECIDING = Set.of("conditions", "orders");

    private final HookRequest request;
    private final List<PrefetchNeed> needs;
    private final Circumstances circumstances;
    private final Gathering gathering;
    private final Terminology terminology;
    private final ChartReader reader;
    private final DraftOrders received;
    private final Set<String> asked = new HashSet<>();
    private Medications shelf;

    Opening(
            HookRequest request,
            List<PrefetchNeed> needs,
            VerifiedCaller caller,
            Circumstances circumstances,
            Gathering gathering,
            Terminology terminology) {
        this.request = request;
        this.needs = needs;
        this.circumstances = circumstances;
        this.gathering = gathering;
        this.terminology = terminology;
        this.reader = new ChartReader(terminology);
        refuseAnotherPatient(request);
        this.received = request.context().draftOrders().map(DraftOrders::read).orElse(DraftOrders.NONE);
        needs.forEach(need -> takeIn(need, caller));
        this.shelf =
                Medications.of(received.resources()).with(suppliedMedications()).with(gathering.resources());
    }

    /** What a client supplies of the Medications that orders point at; the rest is asked for by id. */
    private List<Resource> suppliedMedications() {
        return SUPPLIED_MEDICATIONS.stream()
                .flatMap(key -> Optional.ofNullable(request.prefetch().get(key)).stream())
                .flatMap(supplied -> Gathered.supplied(supplied, true).part().resources().stream())
                .toList();
    }

    /** The token and the context must speak of one patient (T-14). */
    static void refuseAnotherPatient(HookRequest request) {
        request.fhirAuthorization()
                .flatMap(authorization -> authorization.patient())
                .filter(patient -> !bare(patient).equals(bare(request.context().patientId())))
                .ifPresent(patient -> {
                    throw new Refusal.WrongPatient(
                            "The access token is for another patient than the one in context.",
                            "fhirAuthorization.patient",
                            "context.patientId");
                });
    }

    private static String bare(String patient) {
        return patient.startsWith("Patient/") ? patient.substring("Patient/".length()) : patient;
    }

    private void takeIn(PrefetchNeed need, VerifiedCaller caller) {
        var supplied = request.prefetch().get(need.key());
        if (supplied != null) {
            gathering.put(
                    need.key(), Gathered.supplied(supplied, need.template().contains("?")));
        } else if (caller.unavailable().contains(need.key())) {
            gathering.put(need.key(), Gathered.none(new Completeness.Unavailable("this site does not give it")));
        }
    }

    OpenedChart open() {
        return opened(circumstances.occasion() == Occasion.PATIENT_VIEW ? patientView() : orders());
    }

    /** All that is asked for, whatever the call is about: for someone who opens the chart itself. */
    OpenedChart openWhole() {
        gathering.complete(key -> true);
        if (circumstances.occasion() == Occasion.PATIENT_VIEW) {
            refuseIfNothing();
        }
        shelf = shelf.with(gathering.resources());
        resolve(drafts().unresolvedMedications());
        return opened(readResolved());
    }

    private OpenedChart opened(ReadChart chart) {
        return new OpenedChart(
                chart,
                PatientNames.in(gathering.get("patient").part()),
                needs.stream()
                        .map(need -> Supply.of(need.key(), gathering.get(need.key()), chart))
                        .toList(),
                new Actions(request.context(), circumstances, received, terminology));
    }

    private ReadChart orders() {
        Drafts drafts = drafts();
        boolean looked = !drafts.unresolvedMedications().isEmpty() && resolve(drafts.unresolvedMedications());
        if (looked) {
            drafts = drafts();
        } else {
            refuseUnknownOrder(drafts);
        }
        ReadChart first = read(drafts);
        if (isOut(first.chart())) {
            return first;
        }
        if (Scope.restsOnRecord(first.chart())) {
            gathering.complete(DECIDING::contains);
            return byRecord();
        }
        boolean allAtHand = !gathering.complete(key -> true);
        return allAtHand && unresolved().isEmpty() ? first : readResolved();
    }

    private ReadChart patientView() {
        gathering.complete(DECIDING::contains);
        refuseIfNothing();
        return byRecord();
    }

    /** Where no order of the call says that this is about IVIG in myositis: as little as will tell, and the rest if it is. */
    private ReadChart byRecord() {
        ReadChart first = read(drafts());
        if (Scope.of(first.chart()).myositis() == Scope.Myositis.NO) {
            return first;
        }
        first = readResolved();
        if (Stream.concat(first.chart().drafts(), first.chart().orders().items().stream())
                .noneMatch(order -> order.ivig().maybe())) {
            gathering.complete("given"::equals);
            first = readResolved();
        }
        if (isOut(first.chart())) {
            return first;
        }
        gathering.complete(key -> true);
        return readResolved();
    }

    private static boolean isOut(Chart chart) {
        Scope scope = Scope.of(chart);
        return scope.ivig() == Ivig.NO || scope.myositis() == Scope.Myositis.NO;
    }

    private Drafts drafts() {
        return reader.drafts(received.resources(), request.context().selections(), shelf, circumstances);
    }

    private ReadChart read(Drafts drafts) {
        return reader.read(drafts, gathering.parts(CHART), shelf, circumstances);
    }

    /** Reads the chart once the Medications it points at were asked for, all in one search. */
    private ReadChart readResolved() {
        shelf = shelf.with(gathering.resources());
        resolve(unresolved());
        return read(drafts());
    }

    private Set<String> unresolved() {
        return reader.unresolvedMedications(gathering.parts(CHART), shelf);
    }

    /** Asks for Medications; false if they could not be asked for. */
    private boolean resolve(Set<String> references) {
        Set<String> fresh = new HashSet<>(references);
        fresh.removeAll(asked);
        if (fresh.isEmpty()) {
            return true;
        }
        asked.addAll(fresh);
        Part found = gathering.medications(fresh);
        shelf = shelf.with(found.resources());
        return found.completeness() instanceof Completeness.Complete;
    }

    /** 412 where not even the drug is known (clinical.md 6-17): neither its Medication nor a word of it could be had. */
    private static void refuseUnknownOrder(Drafts drafts) {
        boolean ivig = drafts.inFocus().stream().anyMatch(order -> order.ivig().maybe());
        if (!ivig && drafts.inFocus().stream().anyMatch(Opening::isUnknown)) {
            throw new Refusal.NothingToJudge(
                    "The drafted order points at a Medication that could not be read, and does not name it. Put the Medication into the"
                            + " Bundle or into the order, or give access to the FHIR server.",
                    List.of("context.draftOrders"));
        }
    }

    private static boolean isUnknown(MedicationOrder order) {
        return !order.product().resolved() && order.product().name().isBlank();
    }

    private void refuseIfNothing() {
        List<String> keys = DECIDING.stream().sorted().toList();
        boolean nothing = keys.stream()
                .map(gathering::get)
                .map(Gathered::part)
                .allMatch(
                        part -> part.resources().isEmpty() && !(part.completeness() instanceof Completeness.Complete));
        if (nothing) {
            throw new Refusal.NothingToJudge(
                    "Neither diagnoses nor medication orders could be had, by prefetch or from the FHIR server.", keys);
        }
    }
}
