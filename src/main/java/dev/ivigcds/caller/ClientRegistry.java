package dev.ivigcds.caller;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The registered clients, checked at start: all faults at once, each with key and remedy.
 *
 * <p>In this version a caller is not yet verified by JWT: only a single client with {@code trust: none} is served, which is the demo's way.
 */
public final class ClientRegistry {
    private final VerifiedCaller only;

    /**
     * Checks and takes in the clients.
     *
     * @param clients from the settings
     * @param demo whether this is the demo, where a client may be unverified and may name any FHIR base of this machine
     * @param allowUntrusted whether clients with {@code trust: none} are served outside the demo
     * @param prefetchKeys keys that {@code unavailable} may name
     * @param topics codes that {@code rules} may name
     * @throws IllegalArgumentException naming every fault
     */
    public ClientRegistry(
            List<ClientSettings> clients,
            boolean demo,
            boolean allowUntrusted,
            Set<String> prefetchKeys,
            Set<String> topics) {
        List<String> faults = new ArrayList<>();
        if (clients.isEmpty()) {
            faults.add(
                    "ivig-cds.clients: none is registered. Register the EHR that calls, or start with the profile demo.");
        }
        if (clients.size() > 1) {
            faults.add("ivig-cds.clients: only one client can be told apart without JWT. Keep one.");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < clients.size(); i++) {
            check(
                    clients.get(i),
                    "ivig-cds.clients[" + i + "]",
                    demo || allowUntrusted,
                    prefetchKeys,
                    topics,
                    ids,
                    faults);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "The settings have " + faults.size() + " fault(s):\n  - " + String.join("\n  - ", faults));
        }
        this.only = new VerifiedCaller(clients.getFirst(), demo);
    }

    private static void check(
            ClientSettings client,
            String at,
            boolean untrustedAllowed,
            Set<String> prefetchKeys,
            Set<String> topics,
            Set<String> ids,
            List<String> faults) {
        if (client.id() == null || client.id().isBlank() || !ids.add(client.id())) {
            faults.add(at + ".id: must be there and be unique.");
        }
        if (client.trust() != ClientSettings.Trust.NONE) {
            faults.add(at + ".trust: JWT verification is not part of this version. Only trust: none can be served.");
        } else if (!untrustedAllowed) {
            faults.add(
                    at + ".trust: none is refused outside the demo profile unless ivig-cds.allow-untrusted is true.");
        }
        for (String server : VerifiedCaller.listed(client)) {
            FhirBase.parse(server)
                    .ifPresentOrElse(
                            base -> {
                                if (base.isHttp() && !client.allowHttp()) {
                                    faults.add(
                                            at + ".fhir-servers: " + server
                                                    + " is plain http. Use https, or set allow-http for a closed test network.");
                                }
                            },
                            () -> faults.add(
                                    at + ".fhir-servers: " + server + " is not a plain absolute http or https URL."));
        }
        Networks.faults(client).forEach(fault -> faults.add(at + fault));
        Backends.faults(client).forEach(fault -> faults.add(at + fault));
        if (client.unavailable() != null) {
            client.unavailable().stream()
                    .filter(k -> !prefetchKeys.contains(k))
                    .forEach(k -> faults.add(at + ".unavailable: there is no prefetch key \"" + k + "\". Known: "
                            + String.join(" ", new java.util.TreeSet<>(prefetchKeys)) + "."));
        }
        if (client.rules() != null) {
            client.rules().keySet().stream()
                    .filter(k -> !topics.contains(k))
                    .forEach(k -> faults.add(at + ".rules: there is no topic \"" + k + "\"."));
        }
    }

    /** Who is calling. */
    public VerifiedCaller caller() {
        return only;
    }
}
