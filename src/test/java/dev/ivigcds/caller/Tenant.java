package dev.ivigcds.caller;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registered client for tests of what it may reach, put together piece by piece. */
public final class Tenant {
    private final String id;
    private List<String> bases = List.of();
    private List<String> networks = List.of();
    private List<String> unavailable = List.of();
    private ClientSettings.@Nullable Backend backend;

    /** A verified client by our name for it, which may explain and names no base yet. */
    public Tenant(String id) {
        this.id = id;
    }

    /** With the FHIR bases it may name. */
    public Tenant at(String... bases) {
        this.bases = List.of(bases);
        return this;
    }

    /** With networks its hosts may be in. */
    public Tenant allowing(String... networks) {
        this.networks = List.of(networks);
        return this;
    }

    /** With prefetch keys it cannot give. */
    public Tenant without(String... unavailable) {
        this.unavailable = List.of(unavailable);
        return this;
    }

    /** With a token endpoint, where we are {@code ivig-cds-at-<id>} and sign with keys of a file, or with our own. */
    public Tenant backedBy(String tokenUrl, @Nullable Path keyFile) {
        backend = new ClientSettings.Backend("ivig-cds-at-" + id, tokenUrl, keyFile);
        return this;
    }

    public ClientSettings settings() {
        return new ClientSettings(
                id,
                ClientSettings.Trust.JWT,
                bases,
                true,
                networks,
                backend,
                List.of(),
                ClientSettings.Profile.GENERIC,
                true,
                unavailable,
                false,
                Map.of(),
                ZoneId.of("Europe/Berlin"),
                false);
    }

    /** The client as one that is calling. */
    public VerifiedCaller caller() {
        return new VerifiedCaller(settings(), false);
    }
}
