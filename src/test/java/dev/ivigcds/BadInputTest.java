package dev.ivigcds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a request is said with a 4xx and an OperationOutcome: never a 500, never silence (R-30 …, T-14, T-20). */
@DemoServer
class BadInputTest {
    private static final String SERVICE = "ivig-myositis";

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    private EhrOverHttp ehr;
    private ObjectNode request;

    @BeforeEach
    void startsFromAGoodRequest() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        ehr = new EhrOverHttp("http://localhost:" + port);
        request = Situations.firstIvig(ehr);
    }

    private void refused(int status) {
        HookContract.onRefusal(status, ehr.post(SERVICE, request.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"hook\":",
                "{\"hook\":\"order-sign\",}",
                "[]",
                "null",
                "7",
                "\"order-sign\"",
                "{} {}",
                "{//x\n}"
            })
    void r30_whatIsNotOneJsonObjectIs400(String body) {
        HookContract.onRefusal(400, ehr.post(SERVICE, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/fhir+xml", "application/x-www-form-urlencoded"})
    void r30_anotherMediaTypeIs415(String type) {
        byte[] xxe = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>".getBytes(UTF_8);
        HookContract.onRefusal(415, ehr.post(SERVICE, xxe, "Content-Type", type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "text/xml",
                "application/fhir+xml",
                "application/soap+xml",
                "image/svg+xml",
                "application/xhtml+xml",
                "application/xml; charset=utf-16",
                "application/xml-dtd"
            })
    void t20_xmlOfAnyKindIs415AndNothingOfItIsLookedAt(String type) {
        try (Canary canary = new Canary()) {
            String xxe = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY % x SYSTEM \"http://127.0.0.1:" + canary.port()
                    + "/evil.dtd\"> %x;<!ENTITY f SYSTEM \"file:///etc/hostname\">]><Bundle>&f;</Bundle>";
            HookContract.onRefusal(415, ehr.post(SERVICE, xxe.getBytes(UTF_8), "Content-Type", type));
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void t20_xmlThatIsCalledJsonIs400AndSoIsXmlInsideJsonWhereAResourceMustBe() {
        try (Canary canary = new Canary()) {
            String xxe =
                    "<!DOCTYPE r [<!ENTITY x SYSTEM 'http://127.0.0.1:" + canary.port() + "/'>]><Bundle>&x;</Bundle>";
            HookContract.onRefusal(400, ehr.post(SERVICE, xxe));
            context().put("draftOrders", xxe);
            refused(400);
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void r30_anUnknownServiceIs404() {
        HookContract.onRefusal(404, ehr.post("no-such-service", request.toString()));
    }

    @Test
    void r30_getOnAServiceIs405() {
        URI service = URI.create("http://localhost:" + port + "/cds-services/" + SERVICE);
        HookContract.onRefusal(405, ehr.send(HttpRequest.newBuilder(service).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"encounter-discharge", "ORDER-SIGN", "no-such-hook"})
    void r34_aHookThatIsNotOfferedHereIs400(String hook) {
        request.put("hook", hook);
        refused(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook", "hookInstance", "context"})
    void r31_aMissingMemberIs400AndNamed(String member) {
        request.remove(member);
        HttpResponse<String> answer = ehr.post(SERVICE, request.toString());
        HookContract.onRefusal(400, answer);
        assertThat(answer.body()).contains(member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "patientId", "draftOrders"})
    void r35_aMissingContextFieldIs400AndNamed(String field) {
        context().remove(field);
        HttpResponse<String> answer = ehr.post(SERVICE, request.toString());
        HookContract.onRefusal(400, answer);
        assertThat(answer.body()).contains(field);
    }

    @Test
    void r35_orderSelectWithoutSelectionsIs400() {
        request.put("hook", "order-select");
        HttpResponse<String> answer = ehr.post(SERVICE, request.toString());
        HookContract.onRefusal(400, answer);
        assertThat(answer.body()).contains("selections");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hook | 3",
                "hook | null",
                "hookInstance | {}",
                "hookInstance | \"\"",
                "context | []",
                "context | \"x\"",
                "prefetch | []",
                "prefetch | \"x\"",
                "fhirServer | 5",
                "fhirServer | \"not a url\"",
                "fhirServer | \"ftp://ehr.example.org/fhir\"",
                "fhirServer | \"http://user@localhost/fhir\""
            })
    void aMemberOfTheWrongTypeIs400(String member, String value) {
        request.set(member, Vignettes.STRICT.readTree(value));
        refused(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userId | 7",
                "patientId | 7",
                "patientId | \"\"",
                "patientId | [\"a\"]",
                "patientId | \"../Patient/1\"",
                "patientId | \"a&_id=b\"",
                "draftOrders | \"Bundle\"",
                "draftOrders | []",
                "draftOrders | {}",
                "draftOrders | {\"resourceType\":\"Patient\",\"id\":\"x\"}",
                "draftOrders | {\"resourceType\":\"Bundle\",\"entry\":\"x\"}"
            })
    void aContextFieldOfTheWrongTypeIs400(String field, String value) {
        context().set(field, Vignettes.STRICT.readTree(value));
        refused(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "{}", "[3]", "[null]"})
    void selectionsOfTheWrongTypeAre400(String selections) {
        request.put("hook", "order-select");
        context().set("selections", Vignettes.STRICT.readTree(selections));
        refused(400);
    }

    @Test
    void r36_anOrderOfAnotherFhirVersionIs400() {
        ObjectNode order = (ObjectNode) request.at("/context/draftOrders/entry/0/resource");
        order.put("resourceType", "MedicationOrder");
        refused(400);
    }

    @Test
    void r66_aPatientOfAnotherIdInThePrefetchIs400() {
        request.putObject("prefetch")
                .putObject("patient")
                .put("resourceType", "Patient")
                .put("id", "someone-else");
        refused(400);
    }

    @Test
    void t14_aDraftOrderAboutAnotherPatientIs400() {
        ObjectNode order = (ObjectNode) request.at("/context/draftOrders/entry/0/resource");
        order.putObject("subject").put("reference", "Patient/someone-else");
        refused(400);
    }

    @Test
    void r72_aTokenForAnotherPatientIs400() {
        request.put("fhirServer", ehr.fhir());
        request.putObject("fhirAuthorization")
                .put("access_token", "canary-token")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "patient/*.read")
                .put("subject", "ivig-cds")
                .put("patient", "someone-else");
        HttpResponse<String> answer = ehr.post(SERVICE, request.toString());
        HookContract.onRefusal(400, answer);
        assertThat(answer.body()).doesNotContain("canary-token");
    }

    @Test
    void r40_nothingAtAllToJudgeIs412AndNamesTheKeys() {
        HttpResponse<String> answer =
                ehr.post(SERVICE, Situations.openedChart(ehr).toString());
        HookContract.onRefusal(412, answer);
        assertThat(answer.body()).contains("conditions", "orders");
    }

    @Test
    void r07_unknownMembersAreIgnored() {
        request.put("junk", 1).putObject("moreJunk").put("a", true);
        context().put("junk", "x");
        request.putObject("prefetch").putObject("noSuchKey").put("resourceType", "Basic");
        assertThat(ehr.call(request).get("cards").size()).isPositive();
    }

    @Test
    void r39_anOrderThatIsNotIvigGetsNoCards() {
        ArrayNode codings =
                (ArrayNode) request.at("/context/draftOrders/entry/0/resource/medicationCodeableConcept/coding");
        ((ObjectNode) codings.get(0)).put("code", "6851").put("display", "methotrexate");
        ((ObjectNode) request.at("/context/draftOrders/entry/0/resource/medicationCodeableConcept"))
                .put("text", "methotrexate");
        assertThat(ehr.call(request).get("cards").isEmpty()).isTrue();
    }

    private ObjectNode context() {
        return (ObjectNode) request.get("context");
    }
}
