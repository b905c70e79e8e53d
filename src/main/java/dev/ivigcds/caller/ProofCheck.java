package dev.ivigcds.caller;

import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.caller.ClientSettings.Trust;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What can be wrong with how a client proves who it is: by tokens, for which issuer and keys are needed, or by its certificate. */
final class ProofCheck {
    private ProofCheck() {}

    static void check(ClientSettings client, Site site, Faults faults) {
        if (client.trust() == Trust.JWT) {
            completeness(client, faults);
        } else if (!site.demo() && !site.allowUntrusted()) {
            faults.add("trust", "none is refused outside the demo profile unless ivig-cds.allow-untrusted is true.");
        }
        if (client.issuer() != null && !site.demo() && PublishedKeys.signFor(client.issuer())) {
            faults.add(
                    "issuer",
                    client.issuer()
                            + " is a public test tool whose signing key anyone can read. It may call the demo only.");
        }
        signatures(client, faults);
        if (client.jwksUrl() != null) {
            faults.url("jwks-url", client.jwksUrl());
        }
        if (client.jwksFile() != null) {
            keyFile(client.jwksFile(), faults);
        }
    }

    private static void completeness(ClientSettings client, Faults faults) {
        boolean issuer = client.issuer() != null;
        boolean keys = client.jwksUrl() != null || client.jwksFile() != null;
        if (!issuer && !keys && client.certificateSha256().isEmpty()) {
            faults.add(
                    "issuer",
                    "is missing: nothing tells this client's calls from a stranger's. Give issuer and jwks-url (or jwks-file), or certificate-sha256.");
        } else if (issuer && !keys) {
            faults.add("jwks-url", "is missing: the keys of issuer " + client.issuer() + ". Give it, or jwks-file.");
        } else if (keys && !issuer) {
            faults.add("issuer", "is missing: the iss of the tokens that these keys sign.");
        }
    }

    private static void signatures(ClientSettings client, Faults faults) {
        if (client.algorithms().isEmpty()) {
            faults.add("algorithms", "names none. Leave the key out for ES384 and RS384.");
        }
        client.algorithms().stream()
                .filter(algorithm -> !VerificationKey.isKnown(algorithm))
                .forEach(
                        algorithm -> faults.add(
                                "algorithms",
                                algorithm
                                        + " is not offered: only signatures with a private key are. Choose from ES256 ES384 ES512 RS256 RS384 RS512 PS256 PS384 PS512."));
        client.certificateSha256().stream()
                .filter(pin -> Pins.parse(pin).isEmpty())
                .forEach(pin -> faults.add(
                        "certificate-sha256",
                        pin + " is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons."));
    }

    private static void keyFile(String file, Faults faults) {
        try {
            KeySet keys = new KeySource.OfFile(Path.of(file)).read();
            if (keys.keys().isEmpty()) {
                faults.add("jwks-file", file + " holds no usable key. " + String.join(". ", keys.refused()));
            }
        } catch (IOException | InvalidPathException e) {
            faults.add(
                    "jwks-file", file + " cannot be used: " + e.getMessage() + ". Name a readable JSON Web Key Set.");
        }
    }
}
