package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What holds of every card there can be, read from the pages of the rules. */
@DemoServer
class CardDutiesTest {
    /** The codes of HL7's code system non-adherence-reason-codes as of 2026-06 that a reason of ours may be sent as. */
    private static final Set<String> HL7 = Set.of(
            "patient-ineligible",
            "indication-order-exists",
            "action-completed",
            "action-unsuccessful",
            "action-performed-no-adverse-effect",
            "action-not-priority",
            "limited-time",
            "wrong-time-workflow",
            "inappropriate-recipient",
            "need-more-info",
            "does-not-align-latest-evidence",
            "expert-contradicts",
            "policy-contradicts",
            "recipient-does-not-trust",
            "risk-benefit-ratio",
            "mitigate-risk-negative-outcome",
            "likely-negative-health-outcomes",
            "patient-contraindication",
            "patient-fears-discomfort",
            "patient-does-not-want-change",
            "cultural-religious-reason",
            "prefers-alternative",
            "patient-refuses",
            "not-convenient-feasible",
            "inadequate-support",
            "service-not-available",
            "implementation-challenges",
            "too-costly-uncovered",
            "recipient-does-not-understand",
            "comorbidity-disability");

    private final int port = ServerUnderTest.running().port();

    private final List<JsonNode> pages = new ArrayList<>();

    @BeforeEach
    void readsThePages() {
        EhrOverHttp ehr = new EhrOverHttp("http://localhost:" + port);
        get(ehr, "/rules").at("/0/topics").propertyNames().forEach(topic -> pages.add(get(ehr, "/rules/" + topic)));
    }

    private JsonNode get(EhrOverHttp ehr, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "application/json")
                .build();
        return Vignettes.STRICT.readTree(ehr.send(request).body());
    }

    @Test
    void r68_noCardSaysOfWhatIsNotOnFileThatItWasNeverDone() {
        assertThat(pages.stream()
                        .flatMap(page -> page.get("texts").valueStream())
                        .map(JsonNode::asString))
                .isNotEmpty()
                .noneMatch(text ->
                        text.matches("(?i).*\\bnever (been |was )?(measured|done|checked|screened|given|assessed).*"))
                .anyMatch(text -> text.startsWith("No serum IgA on file"));
    }

    @Test
    void r93_everyReasonSentUnderHl7sSystemIsOneOfItsCodes() {
        assertThat(pages.stream()
                        .flatMap(page -> page.path("overrideReasons").valueStream())
                        .filter(reason -> reason.has("hl7"))
                        .map(reason -> reason.get("hl7").asString()))
                .isNotEmpty()
                .allMatch(HL7::contains);
    }
}
