package dev.ivigcds.caller;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be wrong with how the SMART app is registered at a client's FHIR servers. */
final class SmartCheck {
    /** A scope of OAuth 2 (RFC 6749, 3.3). */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");

    private SmartCheck() {}

    static void check(ClientSettings client, Faults faults) {
        ClientSettings.Smart app = client.smart();
        if (app == null) {
            return;
        }
        if (app.clientId() == null) {
            faults.add("smart.client-id", "is missing: the id under which the app is registered at fhir-servers.");
        }
        if (client.fhirServers().isEmpty()) {
            faults.add("smart", "there is no FHIR server to launch from. Name it in fhir-servers.");
        }
        if (app.clientSecretFile() != null && app.keyFile() != null) {
            faults.add("smart", "an app has a secret or a key. Leave client-secret-file or key-file out.");
        }
        file("smart.client-secret-file", app.clientSecretFile(), "the file with the app's secret", faults);
        file("smart.key-file", app.keyFile(), "the file with the app's private key", faults);
        app.scopes().stream()
                .filter(scope -> !SCOPE.matcher(scope).matches())
                .forEach(scope ->
                        faults.add("smart.scopes", "\"" + scope + "\" is not one scope. List each for itself."));
    }

    private static void file(String key, @Nullable Path file, String what, Faults faults) {
        if (file != null && !Files.isReadable(file)) {
            faults.add(key, file + " cannot be read: " + what + ".");
        }
    }
}
