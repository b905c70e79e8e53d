package dev.ivigcds.caller;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The registered clients, checked at start: all faults at once, each with key and remedy. */
public final class ClientRegistry {
    private final List<Registration> clients;
    private final Map<Registration.Identity, Registration> byToken;

    /**
     * Takes in the clients.
     *
     * @throws IllegalArgumentException naming every fault that {@link #faults} finds
     */
    public ClientRegistry(List<ClientSettings> clients, Site site) {
        List<String> faults = faults(clients, site);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        this.clients = clients.stream()
                .map(settings -> Registration.of(settings, site.demo()))
                .toList();
        this.byToken = this.clients.stream()
                .filter(client -> client.identity().isPresent())
                .collect(
                        Collectors.toUnmodifiableMap(client -> client.identity().orElseThrow(), client -> client));
    }

    private ClientRegistry(Registration only) {
        this.clients = List.of(only);
        this.byToken = Map.of();
    }

    /** The server itself, before it is ready. */
    static ClientRegistry ofRehearsal(String fhirServer) {
        return new ClientRegistry(Registration.ofRehearsal(fhirServer));
    }

    /**
     * What a site has around its clients.
     *
     * @param demo whether this is the demo, where a client may be unverified and may name any FHIR base of this machine
     * @param allowUntrusted whether clients with {@code trust: none} are served outside the demo
     * @param prefetchKeys keys that {@code unavailable} may name
     * @param topics codes that {@code rules} may name
     */
    public record Site(boolean demo, boolean allowUntrusted, Set<String> prefetchKeys, Set<String> topics) {}

    /** Everything that is wrong with the clients' settings: key, what is wrong, and what to do; empty if nothing is. */
    public static List<String> faults(List<ClientSettings> clients, Site site) {
        return RegistryCheck.faults(clients, site);
    }

    /** Browser origins from which some client may call, exact; {@code *} stands for any and is the demo's. */
    public Set<String> corsOrigins() {
        return clients.stream()
                .flatMap(client -> client.settings().corsOrigins().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The FHIR servers from which the SMART app can be launched, in the order of the settings. */
    public List<SmartServer> smartServers() {
        return clients.stream()
                .flatMap(client -> SmartServer.of(client.settings()))
                .toList();
    }

    List<Registration> all() {
        return clients;
    }

    /** The client that is served without proof; it is then the only one. */
    Optional<Registration> unproved() {
        return clients.stream().filter(Registration::isUnproved).findFirst();
    }

    /** The client whose tokens name this issuer and tenant. */
    Optional<Registration> named(Claims claims) {
        return Optional.ofNullable(byToken.get(new Registration.Identity(claims.issuer(), claims.tenant())));
    }

    /** The client that is known by this certificate alone. */
    Optional<Registration> pinned(X509Certificate certificate, Instant now) {
        return clients.stream()
                .filter(client -> client.identity().isEmpty() && client.pins().hold(certificate, now))
                .findFirst();
    }
}
