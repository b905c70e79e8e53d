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
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import dev.ivigcds.demo.SearchTable.Kind;
import dev.ivigcds.demo.SearchTable.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** One resource type of the demo's FHIR server: read, search, create, update, delete. */
public final class Shelf<T extends Resource> implements IResourceProvider {
    /** Result parameters that the framework answers, or that may be left out of account without changing what is found. */
    private static final Set<String> OF_THE_RESULT =
            Set.of("_count", "_sort", "_format", "_pretty", "_summary", "_elements", "_total");

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

    @Read
    public T read(@IdParam IIdType id) {
        return type.cast(store.find(name, id.getIdPart()).orElseThrow(() -> missing(id)));
    }

    @Create
    public MethodOutcome create(@ResourceParam T resource) {
        resource.setId((String) null);
        store.put(resource);
        return outcome(resource, true);
    }

    @Update
    public MethodOutcome update(@IdParam IIdType id, @ResourceParam T resource) {
        resource.setId(new IdType(name, id.getIdPart()));
        return outcome(resource, store.put(resource));
    }

    @Delete
    public MethodOutcome delete(@IdParam IIdType id) {
        if (!store.remove(name, id.getIdPart())) {
            throw missing(id);
        }
        return new MethodOutcome();
    }

    /** Every parameter narrows the result; what this type cannot be searched by is refused in words. */
    @Search(allowUnknownParams = true)
    public IBundleProvider search(RequestDetails request) {
        Map<String, Parameter> known = SearchTable.of(name);
        Stream<Resource> found = store.all(name).stream();
        for (Map.Entry<String, String[]> asked : request.getParameters().entrySet()) {
            if (OF_THE_RESULT.contains(asked.getKey())) {
                continue;
            }
            Parameter parameter = known.get(asked.getKey());
            if (parameter == null) {
                throw new InvalidRequestException(name + " cannot be searched by " + asked.getKey() + " here. Known: "
                        + String.join(", ", known.keySet()));
            }
            for (String value : asked.getValue()) {
                List<String> alternatives = Arrays.asList(value.split(","));
                found = found.filter(resource -> Matcher.matches(resource, parameter, alternatives));
            }
        }
        return new SimpleBundleProvider(found.sorted(order(request, known)).toList());
    }

    private Comparator<Resource> order(RequestDetails request, Map<String, Parameter> known) {
        String[] asked = request.getParameters().getOrDefault("_sort", new String[0]);
        Comparator<Resource> order = Comparator.comparingInt(r -> 0);
        for (String key : asked.length == 0 ? new String[0] : asked[0].split(",")) {
            boolean descending = key.startsWith("-");
            Parameter parameter = known.get(descending ? key.substring(1) : key);
            if (parameter == null) {
                throw new InvalidRequestException(name + " cannot be sorted by " + key + " here.");
            }
            Comparator<Resource> by = parameter.kind() == Kind.DATE
                    ? Comparator.comparing(r -> Matcher.when(r, parameter))
                    : Comparator.comparing(r -> r.getIdElement().getIdPart());
            order = order.thenComparing(descending ? by.reversed() : by);
        }
        return order;
    }

    private static MethodOutcome outcome(Resource resource, boolean created) {
        MethodOutcome outcome = new MethodOutcome(resource.getIdElement(), created);
        outcome.setResource(resource);
        return outcome;
    }

    private ResourceNotFoundException missing(IIdType id) {
        return new ResourceNotFoundException(new IdType(name, id.getIdPart()));
    }
}
