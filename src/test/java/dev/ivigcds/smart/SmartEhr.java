package dev.ivigcds.smart;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** A hospital's EHR with several FHIR bases, each with its own way of launching apps. Its tokens and codes are marked. */
final class SmartEhr {
    static final String TOKEN = "Canaria-token-";
    static final String CODE = "Canaria-code-";
    static final String PATIENT = "canaria-patient-";
    static final String ALL =
            "launch patient/Patient.r patient/Observation.rs patient/Condition.rs patient/MedicationRequest.rs";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    SmartEhr() {
        server.start();
        reset();
    }

    WireMockServer server() {
        return server;
    }

    String base(String name) {
        return server.baseUrl().replace("localhost", "127.0.0.1") + "/" + name;
    }

    /** As on any good day. */
    void reset() {
        server.resetAll();
        server.stubFor(any(anyUrl())
                .atPriority(9)
                .willReturn(okForContentType(
                        "application/fhir+json", "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}")));
        server.stubFor(get(urlPathMatching("/[a-z-]+/Patient/.*"))
                .willReturn(aResponse().withStatus(404)));
        for (String name : new String[] {"secret", "key", "open"}) {
            configure(name, configuration(base(name) + "/authorize", base(name) + "/token", "S256"));
        }
        configure("no-pkce", configuration(base("no-pkce") + "/authorize", base("no-pkce") + "/token", "plain"));
        configure("inside", configuration(base("inside") + "/authorize", "http://127.0.0.2:9/token", "S256"));
        configure("page", "<html>Sign in</html>");
        for (String who : new String[] {"a", "b"}) {
            grants(who, grant(who, ALL, ""));
            patient(who);
        }
    }

    private void configure(String name, String body) {
        server.stubFor(get(urlPathEqualTo("/" + name + "/.well-known/smart-configuration"))
                .willReturn(okJson(body)));
    }

    private static String configuration(String authorize, String token, String method) {
        return """
                {"authorization_endpoint":"%s","token_endpoint":"%s","code_challenge_methods_supported":["%s"],\
                "capabilities":["launch-ehr","permission-v2"]}""".formatted(authorize, token, method);
    }

    /** For the code of this person's launch. */
    void grants(String who, String answer) {
        server.stubFor(post(urlPathMatching("/[a-z-]+/token"))
                .withRequestBody(containing("code=" + CODE + who))
                .willReturn(okJson(answer)));
    }

    static String grant(String who, String scope, String more) {
        return """
                {"access_token":"%s","token_type":"Bearer","expires_in":300,"scope":"%s","patient":"%s"%s}""".formatted(TOKEN + who, scope, PATIENT + who, more);
    }

    /** The patient's own record, for the patient's own token alone. */
    private void patient(String who) {
        String json = "{\"resourceType\":\"Patient\",\"id\":\"" + PATIENT + who + "\",\"birthDate\":\"1970-02-0"
                + (who.equals("a") ? 1 : 2) + "\",\"name\":[{\"family\":\"Canaria-" + who + "\"}]}";
        server.stubFor(get(urlPathMatching("/[a-z-]+/Patient/" + PATIENT + who))
                .withHeader("Authorization", equalTo("Bearer " + TOKEN + who))
                .willReturn(okForContentType("application/fhir+json", json)));
    }
}
