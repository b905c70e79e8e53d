package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.wire.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedCallerTest {
    private static final String BASE = "https://trusted.example/fhir/r4";

    @ParameterizedTest
    @ValueSource(
            strings = {
                BASE,
                BASE + "/",
                "HTTPS://trusted.example/fhir/r4",
                "https://Trusted.Example/fhir/r4",
                "https://trusted.example:443/fhir/r4"
            })
    void theListedBaseMayBeWrittenInItsSpellings(String spelling) {
        assertThat(CallerFixture.hospital(BASE).reach(spelling)).isEqualTo(new Reach.Allowed(BASE, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://trusted.example.evil.example/fhir/r4",
                "https://trusted.example/fhir",
                "https://trusted.example/fhir/r4/extra",
                "https://trusted.example:8443/fhir/r4",
                "http://trusted.example/fhir/r4",
                "https://evil.example/fhir/r4",
                "https://127.0.0.1/fhir/r4",
                "https://[::1]/fhir/r4",
                "https://[::ffff:127.0.0.1]/fhir/r4",
                "https://2130706433/fhir/r4",
                "https://169.254.169.254/fhir/r4",
                "https://trusted.example/FHIR/r4",
            })
    void anotherBaseIsNotAllowed(String other) {
        assertThatThrownBy(() -> CallerFixture.hospital(BASE).reach(other)).isInstanceOf(Refusal.NotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "trusted.example/fhir/r4",
                "ftp://trusted.example/fhir/r4",
                "file:///etc/passwd",
                "https://trusted.example@evil.example/fhir/r4",
                "https://trusted.example./fhir/r4",
                "https://trusted.example/fhir/%72%34",
                "https://trusted.example/fhir/../fhir/r4",
                "https://trusted.example//fhir/r4",
                "https://trusted.example/fhir/r4?x=1",
                "https://trusted.example/fhir/r4#x",
                "https:\\\\trusted.example\\fhir\\r4",
                "https://trüsted.example/fhir/r4",
            })
    void aSpellingThatHidesWhereItLeadsIsMalformed(String odd) {
        assertThatThrownBy(() -> CallerFixture.hospital(BASE).reach(odd)).isInstanceOf(Refusal.Malformed.class);
    }

    @Test
    void theDemoCallsAnyBaseOnThisMachineAndNoneElsewhere() {
        VerifiedCaller demo = CallerFixture.demo();
        assertThat(demo.reach("http://localhost:9999/fhir"))
                .isEqualTo(new Reach.Allowed("http://localhost:9999/fhir", true));
        assertThat(demo.reach("http://127.0.0.1:9999/r4/")).isInstanceOf(Reach.Allowed.class);
        assertThat(demo.reach("https://r4.smarthealthit.org")).isInstanceOf(Reach.NotCalled.class);
        assertThat(demo.reach("http://localhost.evil.example/fhir")).isInstanceOf(Reach.NotCalled.class);
        assertThat(demo.reach("http://2130706433/fhir")).isInstanceOf(Reach.NotCalled.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8081/actuator", "http://127.0.0.1:9999/fhir", "http://[::1]:9999/fhir"})
    void outsideTheDemoAnUnverifiedClientReachesNoServiceOfThisMachine(String base) {
        VerifiedCaller closedNetwork = CallerFixture.unverified("http://fhir:8080/fhir");
        assertThat(closedNetwork.reach("http://fhir:8080/fhir")).isInstanceOf(Reach.Allowed.class);
        assertThatThrownBy(() -> closedNetwork.reach(base)).isInstanceOf(Refusal.NotAllowed.class);
    }
}
