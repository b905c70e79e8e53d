package dev.ivigcds.caller;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A registered client for tests of what it may reach, put together piece by piece. */
public final class Tenant {
    private final String id;
    private List<String> bases = List.of();
    private List<String> networks = List.of();
    private List<String> unavailable = List.of();
    private List<String> backend = List.of();

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
        backend = Stream.of(
                        "backend.client-id=ivig-cds-at-" + id,
                        "backend.token-url=" + tokenUrl,
                        keyFile == null ? "" : "backend.key-file=" + keyFile)
                .filter(pair -> !pair.isEmpty())
                .toList();
        return this;
    }

    /** With a token endpoint that knows the scopes of SMART App Launch 1 alone. */
    public Tenant inTheSyntaxOfSmart1() {
        backend =
                Stream.concat(backend.stream(), Stream.of("backend.scopes=v1")).toList();
        return this;
    }

    public ClientSettings settings() {
        List<String> pairs = new ArrayList<>(List.of(
                "id=" + id, "issuer=" + SigningEhr.ISSUER, "tenant=" + id, "jwks-url=" + SigningEhr.ISSUER + "/jwks"));
        pairs.addAll(List.of("allow-http=true", "explain=true", "time-zone=Europe/Berlin"));
        pairs.addAll(listed("fhir-servers", bases));
        pairs.addAll(listed("allowed-networks", networks));
        pairs.addAll(listed("unavailable", unavailable));
        pairs.addAll(backend);
        return ClientFixture.settings(pairs.toArray(String[]::new));
    }

    private static List<String> listed(String key, List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> key + "[" + i + "]=" + values.get(i))
                .toList();
    }

    /** The client as one that is calling. */
    public VerifiedCaller caller() {
        return new VerifiedCaller(settings(), false);
    }
}
