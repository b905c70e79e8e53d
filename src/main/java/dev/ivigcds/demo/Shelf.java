package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import dev.ivigcds.demo.RecordStore.Kept;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;

/** One resource type of the demo's FHIR server: read, search, create, update, delete. */
public final class Shelf<T extends Resource> implements IResourceProvider {
    private final Class<T> type;
    private final String name;
    private final RecordStore store;

    Shelf(Class<T> type, RecordStore store) {
        this.type = type;
        this.name = FhirContext.forR4Cached().getResourceType(type);
        this.store = store;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    /** The present version; an earlier one is no longer there. */
    @Read(version = true)
    public T read(@IdParam IdType id) {
        return store.find(name, id.getIdPart())
                .filter(found -> !id.hasVersionIdPart()
                        || id.getVersionIdPart().equals(found.getMeta().getVersionId()))
                .map(type::cast)
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    /** Keeps it under a new id, whatever id it came with. */
    @Create
    public MethodOutcome create(@ResourceParam T resource) {
        resource.setId(RecordStore.newId());
        return outcome(store.put(resource));
    }

    /** Keeps it under the id of the address, new or over what is there; with If-Match only over that version. */
    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam T resource) {
        if (!id.isIdPartValid()) {
            throw new InvalidRequestException("an id has 1 to 64 letters, digits, - and .");
        }
        resource.setId(new IdType(name, id.getIdPart()));
        return outcome(
                id.hasVersionIdPart()
                        ? store.putOver(id.getVersionIdPart(), resource)
                                .orElseThrow(() -> new PreconditionFailedException(
                                        "the present version is not " + id.getVersionIdPart()))
                        : store.put(resource));
    }

    /** Takes it out; to delete what is not there is no fault. */
    @Delete
    public MethodOutcome delete(@IdParam IdType id) {
        store.remove(name, id.getIdPart());
        return new MethodOutcome();
    }

    /** Every parameter narrows the result; what this type cannot be searched by is refused in words. */
    @Search(allowUnknownParams = true)
    public IBundleProvider search(RequestDetails request) {
        ResourceSearch search = new ResourceSearch(name, request.getParameters());
        List<Resource> found = new ArrayList<>(store.all(name, search.filter()));
        found.sort(search.order());
        SimpleBundleProvider pages = new SimpleBundleProvider(found);
        pages.setPublished(new InstantType(store.now()));
        return pages;
    }

    private static MethodOutcome outcome(Kept kept) {
        MethodOutcome outcome = new MethodOutcome(kept.resource().getIdElement(), kept.isNew());
        outcome.setResource(kept.resource());
        return outcome;
    }
}
