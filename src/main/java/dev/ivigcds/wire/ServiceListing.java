package dev.ivigcds.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** The discovery answer (R-10 … R-17). */
public record ServiceListing(List<Service> services) {

    public ServiceListing {
        services = List.copyOf(services);
    }

    /**
     * One service under one hook.
     *
     * @param hook the hook it answers
     * @param title its name
     * @param description what it does
     * @param id the last part of its URL
     * @param version version of the CDS Hooks specification
     * @param prefetch query templates by key, in the order of the service file
     * @param usageRequirements what it needs
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Service(
            String hook,
            String title,
            String description,
            String id,
            String version,
            Map<String, String> prefetch,
            String usageRequirements) {
        /** The same entry with other usage requirements. */
        public Service withUsageRequirements(String other) {
            return new Service(hook, title, description, id, version, prefetch, other);
        }
    }
}
