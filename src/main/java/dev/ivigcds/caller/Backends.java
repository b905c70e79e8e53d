package dev.ivigcds.caller;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Our own identity at the authorization servers of those clients that have a {@code backend}, and the public keys they verify it with. */
public final class Backends {
    private static final String OWN_KEYS = "backend-keys.json";

    private final Map<String, Backend> byClient = new HashMap<>();
    private final Map<String, JWK> published = new LinkedHashMap<>();

    private Backends() {}

    /** No client has one. */
    public static Backends none() {
        return new Backends();
    }

    /**
     * Reads the keys, and makes a key pair of our own in {@code dataDir} if a client needs one and names no file. Each key signs once.
     *
     * @throws IllegalArgumentException naming every file that cannot be used
     */
    public static Backends of(List<ClientSettings> clients, Path dataDir) {
        Backends backends = new Backends();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            ClientSettings.Backend settings = clients.get(i).backend();
            if (settings != null) {
                try {
                    backends.add(clients.get(i).id(), settings, dataDir);
                } catch (KeyFile.Unusable e) {
                    faults.add("ivig-cds.clients[" + i + "].backend.key-file: " + e.getMessage());
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "The keys have " + faults.size() + " fault(s):\n  - " + String.join("\n  - ", faults));
        }
        return backends;
    }

    private void add(String client, ClientSettings.Backend settings, Path dataDir) throws KeyFile.Unusable {
        Path file = settings.keyFile();
        KeyFile keys = file == null ? KeyFile.ours(dataDir.resolve(OWN_KEYS)) : KeyFile.given(file);
        keys.all().forEach(key -> published.put(key.id(), key.published()));
        Backend backend = new Backend(
                String.valueOf(settings.tokenUrl()),
                String.valueOf(settings.clientId()),
                keys.current(),
                Objects.requireNonNullElse(settings.scopes(), ScopeSyntax.V2));
        backend.assertion(Instant.EPOCH);
        byClient.put(client, backend);
    }

    /** Who we are at a client's authorization server; empty if it has none. */
    public Optional<Backend> of(String client) {
        return Optional.ofNullable(byClient.get(client));
    }

    /** Our public keys as a JWK Set. */
    public String publicKeys() {
        return new JWKSet(List.copyOf(published.values())).toString(true);
    }
}
