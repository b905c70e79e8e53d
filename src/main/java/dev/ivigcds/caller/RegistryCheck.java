package dev.ivigcds.caller;

import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.caller.ClientSettings.Trust;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be wrong between clients: that there is none, or that two cannot be told apart. What is wrong in one is {@link ClientCheck}'s. */
final class RegistryCheck {
    private RegistryCheck() {}

    static List<String> faults(List<ClientSettings> clients, Site site) {
        List<String> faults = new ArrayList<>();
        if (clients.isEmpty()) {
            faults.add(
                    "ivig-cds.clients: none is registered. Register the EHR that calls, or start with the profile demo.");
        }
        if (clients.size() > 1 && clients.stream().anyMatch(client -> client.trust() == Trust.NONE)) {
            faults.add(
                    "ivig-cds.clients: a client with trust: none cannot be told from others. Let it be the only one.");
        }
        Set<String> ids = new HashSet<>();
        Set<Object> proofs = new HashSet<>();
        Set<String> launched = new HashSet<>();
        for (int i = 0; i < clients.size(); i++) {
            ClientSettings client = clients.get(i);
            String at = "ivig-cds.clients[" + i + "]";
            if (client.id().isBlank() || !ids.add(client.id())) {
                faults.add(at + ".id: must be there and be unique.");
            }
            if (client.trust() == Trust.JWT && !proofs(client).stream().allMatch(proofs::add)) {
                faults.add(at + ": another client has the same issuer and tenant, or the same certificate."
                        + " Give each its own tenant or certificate.");
            }
            if (!SmartServer.of(client).allMatch(server -> launched.add(server.base()))) {
                faults.add(at + ".smart: the app is launched from one of these fhir-servers for another client already."
                        + " One client's app at each.");
            }
            faults.addAll(ClientCheck.faults(client, at, site));
        }
        return faults;
    }

    /** What identifies a client: issuer and tenant, or where there is no issuer, its certificates. */
    private static List<Object> proofs(ClientSettings client) {
        return client.issuer() == null
                ? List.copyOf(Pins.of(client.certificateSha256()).fingerprints())
                : List.of(new Registration.Identity(client.issuer(), Optional.ofNullable(client.tenant())));
    }
}
