package dev.ivigcds.demo;

import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;

/**
 * The demo's record: FHIR resources in memory, by type and id. What goes in and comes out are copies, so what is kept never changes under a
 * reader; several threads may use it.
 */
final class RecordStore {
    static final Comparator<Resource> BY_ID =
            Comparator.comparing(resource -> resource.getIdElement().getIdPart());

    private final Map<String, Map<String, Resource>> byType = new ConcurrentHashMap<>();
    private final Clock clock;

    RecordStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * What was kept.
     *
     * @param resource a copy, with its id, version and time
     * @param isNew    whether there was none under this id before
     */
    record Kept(Resource resource, boolean isNew) {}

    /** The time that what is kept now gets. */
    Date now() {
        return Date.from(clock.instant());
    }

    /** A new id. */
    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Keeps a resource under its own id, or under a new one if it has none, as the next version. */
    Kept put(Resource resource) {
        return put(resource, present -> true).orElseThrow();
    }

    /** Keeps a resource only over the version named; empty if another, or none, is there. */
    Optional<Kept> putOver(String version, Resource resource) {
        return put(resource, version::equals);
    }

    private Optional<Kept> put(Resource resource, Predicate<String> mayReplace) {
        Resource kept = resource.copy();
        boolean named = resource.getIdElement().hasIdPart();
        String id = named ? resource.getIdElement().getIdPart() : newId();
        AtomicBoolean replaced = new AtomicBoolean();
        of(resource.fhirType()).compute(id, (key, before) -> {
            int version = before == null ? 0 : Integer.parseInt(before.getMeta().getVersionId());
            replaced.set(mayReplace.test(String.valueOf(version)));
            return replaced.get() ? stamped(kept, id, version + 1) : before;
        });
        return replaced.get() ? Optional.of(new Kept(kept.copy(), isFirst(kept))) : Optional.empty();
    }

    private Resource stamped(Resource resource, String id, int version) {
        resource.setId(resource.fhirType() + "/" + id + "/_history/" + version);
        resource.getMeta().setVersionId(String.valueOf(version)).setLastUpdated(now());
        return resource;
    }

    private static boolean isFirst(Resource resource) {
        return resource.getMeta().getVersionId().equals("1");
    }

    Optional<Resource> find(String type, String id) {
        return Optional.ofNullable(of(type).get(id)).map(Resource::copy);
    }

    /** Every resource of a type, by id. */
    List<Resource> all(String type) {
        return all(type, resource -> true);
    }

    /** The resources of a type that are wanted, by id. */
    List<Resource> all(String type, Predicate<Resource> wanted) {
        return of(type).values().stream()
                .filter(wanted)
                .sorted(BY_ID)
                .map(Resource::copy)
                .toList();
    }

    /** Takes a resource out; whether it was there. */
    boolean remove(String type, String id) {
        return of(type).remove(id) != null;
    }

    private Map<String, Resource> of(String type) {
        return byType.computeIfAbsent(type, t -> new ConcurrentHashMap<>());
    }
}
