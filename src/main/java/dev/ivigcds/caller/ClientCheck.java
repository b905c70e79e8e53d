package dev.ivigcds.caller;

import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.caller.ClientSettings.Backend;
import dev.ivigcds.caller.ClientSettings.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the settings of one client, each fault with its key and what to do. */
final class ClientCheck {
    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

    private final ClientSettings client;
    private final String at;
    private final Site site;
    private final List<String> faults = new ArrayList<>();

    private ClientCheck(ClientSettings client, String at, Site site) {
        this.client = client;
        this.at = at;
        this.site = site;
    }

    static List<String> faults(ClientSettings client, String at, Site site) {
        ClientCheck check = new ClientCheck(client, at, site);
        if (client.trust() == Trust.NONE) {
            check.untrusted();
        } else {
            check.proof();
        }
        check.signatures();
        check.reach();
        check.browser();
        check.backend();
        check.choices();
        return check.faults;
    }

    private void fault(String key, String what) {
        faults.add(at + "." + key + ": " + what);
    }

    private void untrusted() {
        if (!site.demo() && !site.allowUntrusted()) {
            fault("trust", "none is refused outside the demo profile unless ivig-cds.allow-untrusted is true.");
        }
    }

    /** A client proves itself by tokens, for which issuer and keys are needed, or by its certificate alone. */
    private void proof() {
        boolean issuer = client.issuer() != null;
        boolean keys = client.jwksUrl() != null || client.jwksFile() != null;
        if (!issuer && !keys && client.certificateSha256().isEmpty()) {
            fault(
                    "issuer",
                    "is missing: nothing tells this client's calls from a stranger's. Give issuer and jwks-url (or jwks-file), or certificate-sha256.");
        } else if (issuer && !keys) {
            fault("jwks-url", "is missing: the keys of issuer " + client.issuer() + ". Give it, or jwks-file.");
        } else if (keys && !issuer) {
            fault("issuer", "is missing: the iss of the tokens that these keys sign.");
        }
        if (client.issuer() != null && !site.demo() && PublishedKeys.signFor(client.issuer())) {
            fault(
                    "issuer",
                    client.issuer()
                            + " is a public test tool whose signing key anyone can read. It may call the demo only.");
        }
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private void signatures() {
        if (client.algorithms().isEmpty()) {
            fault("algorithms", "names none. Leave the key out for ES384 and RS384.");
        }
        client.algorithms().stream()
                .filter(algorithm -> !SigningKey.isKnown(algorithm))
                .forEach(
                        algorithm -> fault(
                                "algorithms",
                                algorithm
                                        + " is not offered: only signatures with a private key are. Choose from ES256 ES384 ES512 RS256 RS384 RS512 PS256 PS384 PS512."));
        client.certificateSha256().stream()
                .filter(pin -> Pins.parse(pin).isEmpty())
                .forEach(pin -> fault(
                        "certificate-sha256",
                        pin + " is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons."));
        if (client.jwksUrl() != null) {
            url("jwks-url", client.jwksUrl());
        }
        if (client.jwksFile() != null) {
            keyFile(client.jwksFile());
        }
    }

    private void keyFile(String file) {
        try {
            KeySet keys = new KeySource.OfFile(Path.of(file)).read();
            if (keys.keys().isEmpty()) {
                fault("jwks-file", file + " holds no usable key. " + String.join(". ", keys.refused()));
            }
        } catch (IOException | InvalidPathException e) {
            fault("jwks-file", file + " cannot be used: " + e.getMessage() + ". Name a readable JSON Web Key Set.");
        }
    }

    private void reach() {
        for (String server : client.fhirServers()) {
            if (FhirBase.parse(server).isEmpty()) {
                fault("fhir-servers", server + " is not a plain absolute http or https URL.");
            } else {
                httpOnlyIfAllowed("fhir-servers", server);
            }
        }
        try {
            Networks.of(client);
        } catch (IllegalArgumentException e) {
            fault("allowed-networks", e.getMessage() + " Write networks such as 10.0.0.0/8.");
        }
    }

    private void url(String key, String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                fault(key, text + " is not a plain absolute http or https URL.");
            } else {
                httpOnlyIfAllowed(key, text);
            }
        } catch (java.net.URISyntaxException e) {
            fault(key, text + " is not a URL.");
        }
    }

    private void httpOnlyIfAllowed(String key, String url) {
        if (url.regionMatches(true, 0, "http:", 0, 5) && !client.allowHttp()) {
            fault(key, url + " is plain http. Use https, or set allow-http for a closed test network.");
        }
    }

    private void browser() {
        for (String origin : client.corsOrigins()) {
            if (origin.equals("*") && !site.demo()) {
                fault("cors-origins", "* opens the door to every web page. List the origins themselves.");
            } else if (!origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
                fault(
                        "cors-origins",
                        origin
                                + " is not an origin: scheme and host in lower case, the port if it is not the scheme's own, and no path.");
            }
        }
    }

    private void backend() {
        Backend backend = client.backend();
        if (backend == null) {
            return;
        }
        if (!isGiven(backend.clientId())) {
            fault("backend.client-id", "is missing: the id under which this server is registered at token-url.");
        }
        if (isGiven(backend.tokenUrl())) {
            url("backend.token-url", String.valueOf(backend.tokenUrl()));
        } else {
            fault("backend.token-url", "is missing: where a token is asked for.");
        }
        if (!isGiven(backend.keyFile()) || !isReadable(String.valueOf(backend.keyFile()))) {
            fault("backend.key-file", "is missing or cannot be read: the file with our private key.");
        }
    }

    private static boolean isReadable(String file) {
        try {
            return Files.isReadable(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void choices() {
        client.unavailable().stream()
                .filter(key -> !site.prefetchKeys().contains(key))
                .forEach(key -> fault(
                        "unavailable",
                        "there is no prefetch key \"" + key + "\". Known: "
                                + String.join(" ", new TreeSet<>(site.prefetchKeys())) + "."));
        client.rules().keySet().stream()
                .filter(topic -> !site.topics().contains(topic))
                .forEach(topic -> fault("rules", "there is no topic \"" + topic + "\"."));
        if (Rate.parse(client.rateLimit()).isEmpty()) {
            fault(
                    "rate-limit",
                    client.rateLimit() + " is not a rate. Write calls per second or minute: 50/s or 3000/m.");
        }
    }
}
