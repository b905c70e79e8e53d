package dev.ivigcds.caller;

import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.caller.ClientSettings.Backend;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be wrong with the settings of one client. */
final class ClientCheck {
    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

    private ClientCheck() {}

    static List<String> faults(ClientSettings client, String at, Site site) {
        Faults faults = new Faults(at, client.allowHttp());
        ProofCheck.check(client, site, faults);
        reach(client, faults);
        browser(client, site, faults);
        backend(client, faults);
        SmartCheck.check(client, faults);
        choices(client, site, faults);
        return Stream.concat(
                        faults.all().stream(), Networks.faults(client).stream().map(fault -> at + fault))
                .toList();
    }

    private static void reach(ClientSettings client, Faults faults) {
        for (String server : client.fhirServers()) {
            if (FhirBase.parse(server).isEmpty()) {
                faults.add("fhir-servers", server + " is not a plain absolute http or https URL.");
            } else {
                faults.httpOnlyIfAllowed("fhir-servers", server);
            }
        }
    }

    private static void browser(ClientSettings client, Site site, Faults faults) {
        for (String origin : client.corsOrigins()) {
            if (origin.equals("*") && !site.demo()) {
                faults.add("cors-origins", "* opens the door to every web page. List the origins themselves.");
            } else if (!origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
                faults.add(
                        "cors-origins",
                        origin
                                + " is not an origin: scheme and host in lower case, the port if it is not the scheme's own, and no path.");
            }
        }
    }

    private static void backend(ClientSettings client, Faults faults) {
        Backend backend = client.backend();
        if (backend == null) {
            return;
        }
        if (client.anonymousFhir()) {
            faults.add(
                    "backend",
                    "a FHIR server that is read without a token needs none. Leave backend or anonymous-fhir out.");
        }
        if (backend.clientId() == null || backend.clientId().isBlank()) {
            faults.add("backend.client-id", "is missing: the id under which this server is registered at token-url.");
        }
        if (backend.tokenUrl() == null || backend.tokenUrl().isBlank()) {
            faults.add("backend.token-url", "is missing: where a token is asked for.");
        } else {
            faults.url("backend.token-url", backend.tokenUrl());
        }
        if (backend.keyFile() != null && !Files.isReadable(backend.keyFile())) {
            faults.add("backend.key-file", backend.keyFile() + " cannot be read: the file with our private key.");
        }
    }

    private static void choices(ClientSettings client, Site site, Faults faults) {
        client.unavailable().stream()
                .filter(key -> !site.prefetchKeys().contains(key))
                .forEach(key -> faults.add(
                        "unavailable",
                        "there is no prefetch key \"" + key + "\". Known: "
                                + String.join(" ", new TreeSet<>(site.prefetchKeys())) + "."));
        client.rules().keySet().stream()
                .filter(topic -> !site.topics().contains(topic))
                .forEach(topic -> faults.add("rules", "there is no topic \"" + topic + "\"."));
        if (Rate.parse(client.rateLimit()).isEmpty()) {
            faults.add(
                    "rate-limit",
                    client.rateLimit() + " is not a rate. Write calls per second or minute: 50/s or 3000/m.");
        }
    }
}
