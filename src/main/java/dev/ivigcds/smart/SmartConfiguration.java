package dev.ivigcds.smart;

import dev.ivigcds.caller.SmartServer;
import dev.ivigcds.wire.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a FHIR server says of its SMART launches ({@code /.well-known/smart-configuration}), as far as this app needs it.
 *
 * @param authorize where the browser is sent
 * @param token where a code is exchanged
 * @param onlyV1 whether it knows scopes in the spelling of SMART 1 alone
 */
record SmartConfiguration(String authorize, String token, boolean onlyV1) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads what a server said.
     *
     * @throws Refusal if it has no PKCE with S256, or names endpoints that may not be used
     */
    static SmartConfiguration read(String json, SmartServer server) {
        JsonNode said;
        try {
            said = JSON.readTree(json);
        } catch (JacksonException e) {
            throw LaunchRefused.byTheEhr("The EHR's SMART configuration could not be read.");
        }
        if (!texts(said.path("code_challenge_methods_supported")).contains("S256")) {
            throw LaunchRefused.byTheEhr(
                    "The EHR does not offer PKCE with S256, without which this app does not log in.");
        }
        Set<String> capabilities = texts(said.path("capabilities"));
        return new SmartConfiguration(
                endpoint(said.path("authorization_endpoint").asString(""), server),
                endpoint(said.path("token_endpoint").asString(""), server),
                capabilities.contains("permission-v1") && !capabilities.contains("permission-v2"));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static String endpoint(String url, SmartServer server) {
        return parsed(url)
                .filter(uri ->
                        "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && server.allowsHttp()))
                .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null)
                .filter(uri -> isName(uri.getHost())
                        || uri.getHost().equals(URI.create(server.base()).getHost()))
                .map(URI::toString)
                .orElseThrow(
                        () -> LaunchRefused.byTheEhr(
                                "The EHR's SMART configuration names an address that may not be used. It must be an https URL."));
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** An address written out is believed of the settings alone: there it allows itself (T-01). */
    private static boolean isName(String host) {
        return !host.equals("localhost") && !host.startsWith("[") && !host.matches("[0-9.]+");
    }
}
