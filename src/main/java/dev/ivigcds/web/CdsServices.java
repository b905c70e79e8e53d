package dev.ivigcds.web;

import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.catalog.Discovery;
import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.consult.Consultation;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.HookResponse;
import dev.ivigcds.wire.ServiceListing;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The front door: discovery and the call of a service, whose sender and body the {@link Gate} has let in; each by the knowledge that
 * is in force when it begins.
 */
@RestController
final class CdsServices {
    private final Knowledge knowledge;
    private final Discovery offered;
    private final boolean demo;
    private final Consultation consultation;

    CdsServices(Knowledge knowledge, Discovery offered, Consultation consultation, Environment environment) {
        this.knowledge = knowledge;
        this.offered = offered;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.consultation = consultation;
    }

    @GetMapping(path = "/cds-services", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ServiceListing> discovery() {
        ServiceListing listing = knowledge.inForce().listing(offered);
        ServiceListing shown = demo ? notForCare(listing) : listing;
        return ResponseEntity.ok().eTag(etag(shown)).body(shown);
    }

    /** The same for as long as discovery says the same, on every server that says it. */
    private static String etag(ServiceListing listing) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(listing.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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
    HookResponse call(@PathVariable String id, HttpServletRequest http) {
        Catalog catalog = knowledge.inForce();
        HookRequest request = HookCalls.read(catalog, id, http);
        return consultation.consult(catalog, id, request, HookCalls.caller(http));
    }
}
