package dev.ivigcds.smart;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Launches that do not come about, or are over: in words, and with nothing given away. */
@ExtendWith(OutputCaptureExtension.class)
class SmartRefusalsTest extends SmartSite {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{server}/other",
                "{server}/open/../other",
                "{server}/open%2f",
                "{server}",
                "http://user@{host}/open",
                "http://localhost:{port}/open",
                "http://127.1:{port}/open",
                "http://[::ffff:127.0.0.1]:{port}/open",
                "https://{host}/open",
                "{server}/open?x=y",
                "{server}/open#x",
                "file:///etc/passwd",
                "open",
                "//{host}/open"
            })
    void t01_aStrangerIsRefusedBeforeAnythingIsConnectedTo(String iss) {
        String host = EHR.base("open").replaceAll("http://|/open", "");
        String named = iss.replace("{server}", "http://" + host)
                .replace("{host}", host)
                .replace("{port}", host.replaceAll(".*:", ""));
        HttpResponse<String> answer = browser.get(SmartBrowser.launchPath(named, Optional.of("xyz")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("not registered here").doesNotContain(host, "passwd");
        EHR.server().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void t01_anAddressThatOnlyTheConfigurationNamesIsNotCalled() {
        HttpResponse<String> answer = browser.get(SmartBrowser.launchPath(EHR.base("inside"), Optional.of("xyz")));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("names an address that may not be used");
    }

    @Test
    void withoutPkceThereIsNoLaunch() {
        HttpResponse<String> answer = browser.get(SmartBrowser.launchPath(EHR.base("no-pkce"), Optional.of("xyz")));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("PKCE with S256");
    }

    @Test
    void aConfigurationThatIsNoneIsSaidToBeNone() {
        HttpResponse<String> answer = browser.get(SmartBrowser.launchPath(EHR.base("page"), Optional.of("xyz")));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("could not be had").doesNotContain("Sign in");
    }

    @Test
    void aStateThatWasNotGivenHereIsRefusedAndNoCodeIsSent() {
        String state = browser.begin(EHR.base("open"), Optional.of("xyz")).get("state");
        for (String wrong : new String[] {state + "x", "", "other"}) {
            assertThat(browser.comeBack(wrong, SmartEhr.CODE + "a").statusCode())
                    .isEqualTo(400);
        }
        HttpResponse<String> stolen = another().comeBack(state, SmartEhr.CODE + "a");
        assertThat(stolen.statusCode()).isEqualTo(400);
        assertThat(stolen.body()).contains("not begun in this browser");
        EHR.server().verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void t11_aCodeComesBackOnce() {
        String state = browser.begin(EHR.base("open"), Optional.of("xyz")).get("state");
        SmartBrowser.location(browser.comeBack(state, SmartEhr.CODE + "a"));
        assertThat(browser.comeBack(state, SmartEhr.CODE + "a").statusCode()).isEqualTo(400);
        EHR.server().verify(1, postRequestedFor(urlPathEqualTo("/open/token")));
    }

    @Test
    void aLaunchThatTheEhrDidNotAllowIsSaidToBeNone() {
        String state = browser.begin(EHR.base("open"), Optional.of("xyz")).get("state");
        HttpResponse<String> answer =
                browser.get("/smart/callback?error=access_denied&error_description=Canaria&state=" + state);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("did not allow").doesNotContain("Canaria");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"x\",\"token_type\":\"mac\"}",
                "no JSON"
            })
    void anAnswerWithoutATokenIsNoPermission(String answer) {
        EHR.grants("a", answer);
        HttpResponse<String> page = comeBackWith("a");
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("gave no permission");
    }

    @Test
    void t03_aRedirectTakesNoCodeElsewhere() {
        EHR.server()
                .stubFor(post(urlPathMatching("/open/token"))
                        .willReturn(aResponse().withStatus(307).withHeader("Location", EHR.base("key") + "/token")));
        assertThat(comeBackWith("a").statusCode()).isEqualTo(502);
        EHR.server().verify(0, postRequestedFor(urlPathEqualTo("/key/token")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../Patient/other", "a b"})
    void withoutAPatientThereIsNothingToShow(String patient) {
        EHR.grants("a", SmartEhr.grant("a", SmartEhr.ALL, "").replace(SmartEhr.PATIENT + "a", patient));
        HttpResponse<String> page = comeBackWith("a");
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("named no patient");
    }

    @Test
    void aPatientWhoLaunchesItIsShownNothing() {
        String idToken = new PlainJWT(new JWTClaimsSet.Builder()
                        .audience("app-at-open")
                        .claim("fhirUser", EHR.base("open") + "/Patient/" + SmartEhr.PATIENT + "a")
                        .build())
                .serialize();
        EHR.grants("a", SmartEhr.grant("a", SmartEhr.ALL, ",\"id_token\":\"" + idToken + "\""));
        HttpResponse<String> page = comeBackWith("a");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("written for clinicians");
    }

    private HttpResponse<String> comeBackWith(String who) {
        String state = browser.begin(EHR.base("open"), Optional.of("xyz")).get("state");
        return browser.comeBack(state, SmartEhr.CODE + who);
    }

    @Test
    void whenTheTokenEndsSoDoesTheApp() {
        String handle = browser.launched(EHR.base("open"), SmartEhr.CODE + "a");
        itIs(NOW.plusSeconds(299));
        assertThat(browser.get("/smart/app/" + handle).statusCode()).isEqualTo(200);
        itIs(NOW.plusSeconds(300));
        EHR.server().resetRequests();
        for (String path : new String[] {
            "/smart/app/" + handle, "/smart/app/" + handle + "/timeline", "/smart/app?launch=" + handle
        }) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.body()).contains("permission has ended. Launch again.");
        }
        EHR.server().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void onlyThePageItselfMayChangeAnything() {
        String handle = browser.launched(EHR.base("open"), SmartEhr.CODE + "a");
        for (String wrong : new String[] {"", "x"}) {
            assertThat(browser.post("/smart/app/" + handle + "/end", wrong, Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(browser.get("/smart/app/" + handle).statusCode()).isEqualTo(200);
        assertThat(browser.post("/smart/app/" + handle + "/end", browser.csrf(handle), Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/smart/app/" + handle).statusCode()).isEqualTo(404);
    }

    @Test
    void t15_noTokenReachesTheBrowserAndNothingOfALaunchReachesTheLog(CapturedOutput output) {
        String handle = browser.launched(EHR.base("secret"), SmartEhr.CODE + "a");
        browser.get("/smart/app?launch=" + handle);
        browser.json("/smart/app/" + handle + "/timeline");
        browser.get("/smart/app/" + handle);
        EHR.grants("b", "{\"error\":\"Canaria\"}");
        comeBackWith("b");
        browser.post("/smart/app/" + handle + "/observations", browser.csrf(handle), Map.of("kind", "Canaria"));
        browser.get("/smart/app/Canaria/timeline");
        assertThat(browser.seen())
                .hasSizeGreaterThan(8)
                .noneMatch(shown ->
                        shown.contains(SmartEhr.TOKEN) || shown.contains(SmartEhr.CODE) || shown.contains(SECRET));
        assertThat(output.getOut()
                        .lines()
                        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).contains("canaria")))
                .isEmpty();
        assertThat(output.getOut()).doesNotContain(handle);
    }
}
