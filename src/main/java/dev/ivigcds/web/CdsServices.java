package dev.ivigcds.web;

import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.consult.Consultation;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.HookResponse;
import dev.ivigcds.wire.ServiceListing;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The front door: discovery and the call of a service, whose sender and body the {@link Gate} has let in. */
@RestController
final class CdsServices {
    private final ServiceListing listing;
    private final Consultation consultation;
    private final EnvelopeReader envelopes;

    CdsServices(Catalog catalog, Consultation consultation, Environment environment) {
        this.listing =
                environment.acceptsProfiles(Profiles.of("demo")) ? notForCare(catalog.listing()) : catalog.listing();
        this.consultation = consultation;
        this.envelopes = new EnvelopeReader(catalog);
    }

    @GetMapping(path = "/cds-services", produces = MediaType.APPLICATION_JSON_VALUE)
    ServiceListing discovery() {
        return listing;
    }

    private static ServiceListing notForCare(ServiceListing listing) {
        return new ServiceListing(listing.services().stream()
                .map(s -> s.withUsageRequirements("DEMO, NOT FOR CARE. " + s.usageRequirements()))
                .toList());
    }

    @PostMapping(
            path = "/cds-services/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    HookResponse call(
            @PathVariable String id,
            @RequestAttribute(Gate.CALLER) VerifiedCaller caller,
            @RequestAttribute(Arrival.BODY) byte[] body,
            @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false) @Nullable String encoding) {
        HookRequest request = envelopes.read(id, Body.unpacked(body, encoding));
        return consultation.consult(id, request, caller);
    }
}
