package dev.ivigcds.fhir;

import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Resources that came more than once, each in its newest version (clinical.md 0.3). */
final class Versions {
    /** A later state of a resource stands further back; what is not listed comes first. */
    private static final List<String> STATES =
            List.of("registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error");

    private Versions() {}

    /** The newest of each id, in the order in which the ids came; resources without an id are all kept. */
    static <R extends Resource> List<R> newest(Collection<R> resources) {
        Map<Object, R> byId = new LinkedHashMap<>();
        for (R resource : resources) {
            String id = Primitives.text(resource.getIdElement().getIdPart());
            Object key = id.isEmpty() ? new Object() : id;
            byId.merge(key, resource, (a, b) -> isNewer(a, b) ? a : b);
        }
        return List.copyOf(byId.values());
    }

    /** Whether the first is newer: by time of change, by version number, by state, else the one that came last. */
    private static boolean isNewer(Resource first, Resource second) {
        int byTime = compare(changed(first), changed(second));
        if (byTime != 0) {
            return byTime > 0;
        }
        int byNumber = compare(number(first), number(second));
        if (byNumber != 0) {
            return byNumber > 0;
        }
        return STATES.indexOf(status(first)) > STATES.indexOf(status(second));
    }

    private static int compare(Optional<Long> one, Optional<Long> other) {
        return one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) : 0;
    }

    private static Optional<Long> changed(Resource resource) {
        return Optional.ofNullable(resource.getMeta().getLastUpdated()).map(Date::getTime);
    }

    private static Optional<Long> number(Resource resource) {
        String version = Primitives.text(resource.getMeta().getVersionId());
        boolean digits =
                !version.isEmpty() && version.length() < 19 && version.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.valueOf(version)) : Optional.empty();
    }

    private static String status(Resource resource) {
        Property status = resource.getNamedProperty("status");
        if (status != null) {
            for (Base value : status.getValues()) {
                if (value instanceof PrimitiveType<?> code) {
                    return Primitives.code(code);
                }
            }
        }
        return "";
    }
}
