package dev.ivigcds.demo;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import dev.ivigcds.demo.RecordStore.Kept;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * One entry of a transaction or batch, read and found right: running it cannot fail.
 *
 * @param at       type and id of the resource it is about
 * @param resource what to keep there; empty to delete
 */
record Step(IdType at, Optional<Resource> resource) {

    /**
     * Reads an entry.
     *
     * @throws InvalidRequestException if it is not a plain POST, PUT or DELETE of a type that is held here
     */
    static Step read(BundleEntryComponent entry) {
        BundleEntryRequestComponent request = entry.getRequest();
        String url = request.hasUrl() ? request.getUrl() : "";
        if (!request.hasMethod()
                || url.contains("?")
                || request.hasIfMatch()
                || request.hasIfNoneExist()
                || request.hasIfNoneMatch()
                || request.hasIfModifiedSince()) {
            throw refused(url);
        }
        Step step = switch (request.getMethod()) {
            case POST -> new Step(new IdType(url, RecordStore.newId()), Optional.of(resource(entry, url)));
            case PUT -> new Step(new IdType(url), Optional.of(resource(entry, url)));
            case DELETE -> new Step(new IdType(url), Optional.empty());
            default -> throw refused(url);
        };
        return step.checked(url);
    }

    private static Resource resource(BundleEntryComponent entry, String url) {
        if (!entry.hasResource()) {
            throw refused(url);
        }
        return entry.getResource();
    }

    private Step checked(String url) {
        boolean ofItsType = resource.map(kept -> kept.fhirType().equals(at.getResourceType()))
                .orElse(true);
        if (!at.hasResourceType()
                || !SearchTable.types().contains(at.getResourceType())
                || !at.isIdPartValid()
                || !ofItsType) {
            throw refused(url);
        }
        resource.ifPresent(kept -> kept.setId(place()));
        return this;
    }

    private static InvalidRequestException refused(String url) {
        return new InvalidRequestException(
                "\"" + url
                        + "\": an entry here is POST Type, PUT Type/id or DELETE Type/id, without conditions, of a type held here");
    }

    /** Where the resource is: {@code Type/id}. */
    String place() {
        return at.getResourceType() + "/" + at.getIdPart();
    }

    /** Does it, and says what came of it. */
    BundleEntryComponent run(RecordStore store) {
        BundleEntryComponent done = new BundleEntryComponent();
        resource.map(store::put).ifPresentOrElse(kept -> describe(kept, done), () -> {
            store.remove(at.getResourceType(), at.getIdPart());
            done.getResponse().setStatus("204 No Content");
        });
        return done;
    }

    private static void describe(Kept kept, BundleEntryComponent done) {
        Resource resource = kept.resource();
        Date time = resource.getMeta().getLastUpdated();
        done.getResponse()
                .setStatus(kept.isNew() ? "201 Created" : "200 OK")
                .setLocation(resource.getId())
                .setEtag("W/\"" + resource.getMeta().getVersionId() + "\"")
                .setLastModified(time);
    }
}
