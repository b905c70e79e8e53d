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

/**
 * Our own identity at the authorization servers of those clients that have a {@code backend}, or a key for the SMART app, and the public keys
 * they verify it with.
 */
public final class Backends {
    private static final String OWN_KEYS = "backend-keys.json";

    private final Map<String, Backend> byClient = new HashMap<>();
    private final Map<String, SigningKey> apps = new HashMap<>();
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
            ClientSettings client = clients.get(i);
            String at = "ivig-cds.clients[" + i + "].";
            if (client.backend() != null) {
                ClientSettings.Backend settings = client.backend();
                add(at + "backend.key-file: ", () -> backends.add(client.id(), settings, dataDir), faults);
            }
            if (client.smart() != null && client.smart().keyFile() != null) {
                Path file = client.smart().keyFile();
                add(at + "smart.key-file: ", () -> backends.addApp(client.id(), file), faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "The keys have " + faults.size() + " fault(s):\n  - " + String.join("\n  - ", faults));
        }
        return backends;
    }

    private interface Step {
        void take() throws KeyFile.Unusable;
    }

    private static void add(String key, Step step, List<String> faults) {
        try {
            step.take();
        } catch (KeyFile.Unusable e) {
            faults.add(key + e.getMessage());
        }
    }

    private void addApp(String client, Path file) throws KeyFile.Unusable {
        KeyFile keys = publish(KeyFile.given(file));
        apps.put(client, keys.current());
    }

    private KeyFile publish(KeyFile keys) {
        keys.all().forEach(key -> published.put(key.id(), key.published()));
        return keys;
    }

    private void add(String client, ClientSettings.Backend settings, Path dataDir) throws KeyFile.Unusable {
        Path file = settings.keyFile();
        KeyFile keys = publish(file == null ? KeyFile.ours(dataDir.resolve(OWN_KEYS)) : KeyFile.given(file));
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

    /** The SMART app's own identity where tokens are given at this URL; empty if it has no key. */
    public Optional<Backend> app(SmartServer server, String tokenUrl) {
        return Optional.ofNullable(apps.get(server.caller().id()))
                .map(key -> new Backend(tokenUrl, server.clientId(), key, ScopeSyntax.V2));
    }

    /** Our public keys as a JWK Set. */
    public String publicKeys() {
        return new JWKSet(List.copyOf(published.values())).toString(true);
    }
}
