package dev.ivigcds.smart;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole way of a launch, against an EHR, and what the browser gets to see of it. */
class SmartLaunchTest extends SmartSite {

    @Test
    void anEhrsLaunchAsksForItsPatientAndNoMoreThanTheTimelineNeeds() {
        HttpResponse<String> answer = browser.get(SmartBrowser.launchPath(EHR.base("secret"), Optional.of("xyz")));
        String url = SmartBrowser.location(answer);
        Map<String, String> asked = SmartBrowser.query(url);

        assertThat(url).startsWith(EHR.base("secret") + "/authorize?");
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "app-at-secret")
                .containsEntry("redirect_uri", SmartBrowser.PUBLIC + "/smart/callback")
                .containsEntry("aud", EHR.base("secret"))
                .containsEntry("launch", "xyz")
                .containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("state")).hasSizeGreaterThanOrEqualTo(32);
        assertThat(asked.get("scope").split(" "))
                .contains(
                        "launch", "patient/Patient.r", "patient/Observation.rs", "patient/MedicationAdministration.rs")
                .doesNotContain("launch/patient", "patient/Observation.c");
    }

    @Test
    void withoutAnEhrTheClinicianChoosesTheServerHereAndThePatientThere() {
        HttpResponse<String> page = browser.get("/smart/launch");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Open a patient at", EHR.base("open"), "/smart/launch?iss=http%3A%2F%2F127.0.0.1");

        Map<String, String> asked = browser.begin(EHR.base("open"), Optional.empty());
        assertThat(asked).doesNotContainKey("launch");
        assertThat(asked.get("scope").split(" ")).contains("launch/patient", "patient/Observation.c");
    }

    @Test
    void aPublicAppShowsItsVerifierAndNothingElse() throws Exception {
        Map<String, String> asked = browser.begin(EHR.base("open"), Optional.of("xyz"));
        SmartBrowser.location(browser.comeBack(asked.get("state"), SmartEhr.CODE + "a"));

        LoggedRequest token = tokenRequest("open");
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(token.formParameter("code_verifier").firstValue().getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash)).isEqualTo(asked.get("code_challenge"));
        assertThat(token.formParameter("grant_type").firstValue()).isEqualTo("authorization_code");
        assertThat(token.formParameter("client_id").firstValue()).isEqualTo("app-at-open");
        assertThat(token.formParameter("redirect_uri").firstValue()).isEqualTo(asked.get("redirect_uri"));
        assertThat(token.containsHeader("Authorization")).isFalse();
        assertThat(token.getBodyAsString()).doesNotContain("client_assertion", "client_secret");
    }

    @Test
    void anAppWithASecretShowsItInTheHeader() {
        browser.launched(EHR.base("secret"), SmartEhr.CODE + "a");
        String basic = Base64.getEncoder().encodeToString(("app-at-secret:" + SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(tokenRequest("secret").getHeader("Authorization")).isEqualTo("Basic " + basic);
        assertThat(tokenRequest("secret").getBodyAsString()).doesNotContain(SECRET);
    }

    @Test
    void anAppWithAKeySignsAndItsPublicHalfIsPublished() throws Exception {
        browser.launched(EHR.base("key"), SmartEhr.CODE + "a");
        LoggedRequest token = tokenRequest("key");
        SignedJWT jwt = SignedJWT.parse(token.formParameter("client_assertion").firstValue());
        JWKSet ours = JWKSet.parse(browser.get("/.well-known/jwks.json").body());
        assertThat(jwt.verify(new ECDSAVerifier(
                        ours.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("app-at-key");
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("app-at-key");
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(EHR.base("key") + "/token");
        assertThat(token.formParameter("client_assertion_type").firstValue())
                .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    }

    private static LoggedRequest tokenRequest(String name) {
        return EHR.server()
                .findAll(postRequestedFor(urlPathEqualTo("/" + name + "/token")))
                .getFirst();
    }

    @Test
    void t14_twoPatientsInTwoTabsAreNeverMixed() {
        String first = browser.launched(EHR.base("open"), SmartEhr.CODE + "a");
        String second = browser.launched(EHR.base("open"), SmartEhr.CODE + "b");
        for (int i = 0; i < 3; i++) {
            assertThat(name(first)).isEqualTo("Canaria-a");
            assertThat(name(second)).isEqualTo("Canaria-b");
        }
        browser.post("/smart/app/" + first + "/end", browser.csrf(first), Map.of());
        assertThat(browser.get("/smart/app/" + first + "/timeline").statusCode())
                .isEqualTo(404);
        assertThat(name(second)).isEqualTo("Canaria-b");
    }

    private String name(String handle) {
        JsonNode timeline = browser.json("/smart/app/" + handle + "/timeline");
        return timeline.at("/patient/name").asString();
    }

    @Test
    void aHandleIsGoodInItsOwnBrowserAlone() {
        String handle = browser.launched(EHR.base("open"), SmartEhr.CODE + "a");
        SmartBrowser other = another();
        other.launched(EHR.base("open"), SmartEhr.CODE + "b");
        for (String path : new String[] {"/smart/app/" + handle, "/smart/app/" + handle + "/timeline"}) {
            assertThat(other.get(path).statusCode()).isEqualTo(404);
            assertThat(another().get(path).statusCode()).isEqualTo(404);
        }
        assertThat(other.get("/smart/app?launch=" + handle).body()).contains("not open in this browser");
    }

    @Test
    void theCookieIsForTheAppAloneAndChangesWithTheLogin() {
        HttpResponse<String> begun = browser.get(SmartBrowser.launchPath(EHR.base("open"), Optional.of("xyz")));
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("; Path=/smart", "; HttpOnly", "; Secure", "; SameSite=Lax");
        String before = browser.cookie();
        String state = SmartBrowser.query(SmartBrowser.location(begun)).get("state");
        HttpResponse<String> back = browser.comeBack(state, SmartEhr.CODE + "a");
        assertThat(back.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; Path=/smart", "; HttpOnly", "; Secure", "; SameSite=Lax");
        assertThat(browser.cookie()).isNotEqualTo(before);
    }

    @Test
    void thePageRunsOurScriptsAloneInNoFrameAndIsNotKept() {
        String handle = browser.launched(EHR.base("open"), SmartEhr.CODE + "a");
        HttpResponse<String> page = browser.get("/smart/app?launch=" + handle);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(browser.get("/smart/app/" + handle + "/timeline")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow())
                .contains("no-store");
    }

    @Test
    void theEhrsBannerIsRespected() {
        EHR.grants("a", SmartEhr.grant("a", SmartEhr.ALL, ",\"need_patient_banner\":false"));
        String quiet = browser.launched(EHR.base("open"), SmartEhr.CODE + "a");
        String said = browser.launched(EHR.base("open"), SmartEhr.CODE + "b");
        assertThat(browser.json("/smart/app/" + quiet).get("needsBanner").asBoolean())
                .isFalse();
        assertThat(browser.json("/smart/app/" + said).get("needsBanner").asBoolean())
                .isTrue();
    }

    @Test
    void theConfigurationIsAskedForOnceAnHour() {
        browser.begin(EHR.base("secret"), Optional.empty());
        EHR.server().resetRequests();
        browser.begin(EHR.base("secret"), Optional.empty());
        EHR.server().verify(0, getRequestedFor(anyUrl()));
        itIs(NOW.plusSeconds(3601));
        browser.begin(EHR.base("secret"), Optional.empty());
        EHR.server().verify(1, getRequestedFor(urlPathEqualTo("/secret/.well-known/smart-configuration")));
    }

    @Test
    void everyOtherDoorIsAsItWas() {
        for (String path :
                new String[] {"/cds-services", "/rules", "/nothing/here", "/.well-known/jwks.json", "//rules;x=y"}) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.headers().map())
                    .as(path)
                    .doesNotContainKeys("set-cookie", "x-frame-options", "x-xss-protection", "pragma", "expires");
        }
    }
}
