package dev.ivigcds.fhir;

import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** Resources as facts: the drafted orders first, then the rest of the chart, as often as more of it is at hand. */
final class ChartReader {
    private final Recogniser recogniser;

    ChartReader(Terminology terminology) {
        this.recogniser = new Recogniser(terminology);
    }

    /**
     * The drafted orders.
     *
     * @param draftResources the resources of draftOrders
     * @param selections order-select: references of the selected orders, as sent; of no matter under another hook
     * @throws Refusal.WrongPatient if an order is about another patient (clinical.md 6-31)
     */
    Drafts drafts(
            List<Resource> draftResources, List<String> selections, Medications shelf, Circumstances circumstances) {
        return new DraftReading(recogniser, draftResources, shelf, circumstances).read(selections);
    }

    /** References such as {@code Medication/m1} in any part that are not at hand and worth a fetch; none leads to a foreign base (T-05). */
    Set<String> unresolvedMedications(Map<String, Part> parts, Medications shelf) {
        Set<String> unresolved = new HashSet<>();
        parts.values().forEach(part -> unresolved.addAll(MedicationReferences.unresolved(part.resources(), shelf)));
        return Set.copyOf(unresolved);
    }

    /**
     * The chart.
     *
     * @param parts by prefetch key; a missing one was not checked
     * @throws Refusal.WrongPatient if the Patient is another one (T-14)
     */
    ReadChart read(Drafts drafts, Map<String, Part> parts, Medications shelf, Circumstances circumstances) {
        return new ChartReading(recogniser, drafts, parts, shelf, circumstances).read();
    }
}
