package dev.ivigcds.fhir;

import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Remarks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;

/** What a MedicationRequest says besides its dosage, and whose place it takes. */
final class OrderRemarks {
    private static final String REPLACES = "http://hl7.org/fhir/StructureDefinition/request-replaces";

    /** No standard extension states a dosing weight, so one of any publisher is read by the last word of its URL. */
    private static final Set<String> DOSING_WEIGHT = Set.of("dosing-weight", "dosingweight");

    private OrderRemarks() {}

    static Remarks of(MedicationRequest request) {
        String note = request.getNote().stream()
                .map(Annotation::getText)
                .map(Primitives::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return new Remarks(
                dosingWeight(request),
                note,
                Quantities.of(request.getDispenseRequest().getQuantity()));
    }

    private static Optional<Quantity> dosingWeight(MedicationRequest request) {
        Stream<Extension> ofDosage = request.getDosageInstruction().stream()
                .map(Dosage::getExtension)
                .flatMap(List::stream);
        return Stream.concat(request.getExtension().stream(), ofDosage)
                .filter(extension -> DOSING_WEIGHT.contains(lastWord(extension)))
                .map(Extension::getValue)
                .filter(org.hl7.fhir.r4.model.Quantity.class::isInstance)
                .flatMap(value -> Quantities.of((org.hl7.fhir.r4.model.Quantity) value).stream())
                .findFirst();
    }

    private static String lastWord(Extension extension) {
        String url = Primitives.text(extension.getUrl());
        return url.substring(url.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** References of the orders it continues or replaces: priorPrescription and the extension for "replaces". */
    static Set<String> replaces(MedicationRequest request) {
        List<Reference> replaced = Stream.concat(
                        Stream.of(request.getPriorPrescription()),
                        request.getExtensionsByUrl(REPLACES).stream()
                                .map(Extension::getValue)
                                .filter(Reference.class::isInstance)
                                .map(Reference.class::cast))
                .toList();
        return References.shared(replaced);
    }
}
