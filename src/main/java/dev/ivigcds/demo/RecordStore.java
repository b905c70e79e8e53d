package dev.ivigcds.demo;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hl7.fhir.r4.model.Resource;

/** The demo's record: FHIR resources in memory, by type and id. What goes in and comes out are copies. */
final class RecordStore {
    private final Map<String, Map<String, Resource>> byType = new ConcurrentHashMap<>();
    private final Clock clock;

    RecordStore(Clock clock) {
        this.clock = clock;
    }

    /** Keeps a resource under its own id, or under a new one if it has none, as the next version; true if it was not there before. */
    boolean put(Resource resource) {
        if (!resource.getIdElement().hasIdPart()) {
            resource.setId(UUID.randomUUID().toString());
        }
        String id = resource.getIdElement().getIdPart();
        Resource kept = resource.copy();
        Resource now = of(resource.fhirType()).compute(id, (key, before) -> {
            int version =
                    before == null ? 1 : 1 + Integer.parseInt(before.getMeta().getVersionId());
            kept.setId(resource.fhirType() + "/" + id + "/_history/" + version);
            kept.getMeta().setVersionId(String.valueOf(version)).setLastUpdated(Date.from(clock.instant()));
            return kept;
        });
        resource.setId(now.getIdElement());
        resource.setMeta(now.getMeta().copy());
        return now.getMeta().getVersionId().equals("1");
    }

    Optional<Resource> find(String type, String id) {
        return Optional.ofNullable(of(type).get(id)).map(Resource::copy);
    }

    /** Every resource of a type, by id. */
    List<Resource> all(String type) {
        return of(type).values().stream().map(Resource::copy).toList();
    }

    boolean remove(String type, String id) {
        return of(type).remove(id) != null;
    }

    private Map<String, Resource> of(String type) {
        return byType.computeIfAbsent(type, t -> new ConcurrentSkipListMap<>());
    }
}
