package dev.ivigcds.vignettes;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * A vignette as nothing but FHIR, for readers that are not ours.
 *
 * @param hook the hook called
 * @param now the time of the call
 * @param onRecord what the EHR's FHIR server holds, the Patient first
 * @param inFocus the drafted orders the call is about
 * @param beside the other drafted orders
 * @param failing prefetch keys whose search fails
 */
public record AsFhir(
        String hook,
        ZonedDateTime now,
        List<Resource> onRecord,
        List<Resource> inFocus,
        List<Resource> beside,
        List<String> failing) {

    public static AsFhir of(Vignette vignette) {
        List<Resource> drafts =
                sent(Orders.drafts(vignette).getEntry().stream().map(BundleEntryComponent::getResource));
        int focused =
                vignette.hook().equals("order-select") ? vignette.selecting().size() : drafts.size();
        return new AsFhir(
                vignette.hook(),
                vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE),
                sent(Records.of(vignette).stream()),
                drafts.subList(0, focused),
                drafts.subList(focused, drafts.size()),
                vignette.failing());
    }

    /** As they come out of JSON. */
    private static List<Resource> sent(Stream<Resource> resources) {
        var json = Records.FHIR.newJsonParser();
        return resources
                .map(json::encodeResourceToString)
                .map(text -> (Resource) json.parseResource(text))
                .toList();
    }
}
