package dev.ivigcds.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** The discovery answer (R-10 … R-17). */
public record ServiceListing(List<Service> services) {

    public ServiceListing {
        services = List.copyOf(services);
    }

    /**
     * Members of {@code extension}.
     *
     * @param knowledge version and hash, as decision records name them
     */
    public record Extension(
            @JsonProperty("dev.ivigcds.knowledge") String knowledge) {}

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
     * @param extension which knowledge judges
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Service(
            String hook,
            String title,
            String description,
            String id,
            String version,
            Map<String, String> prefetch,
            String usageRequirements,
            Extension extension) {
        /** The same entry with other usage requirements. */
        public Service withUsageRequirements(String other) {
            return new Service(hook, title, description, id, version, prefetch, other, extension);
        }
    }
}
