package dev.ivigcds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.web.Operators.Admission;
import dev.ivigcds.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class OperatorsTest {
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("pass:wörd");
    private final Operators operators = new Operators(List.of(new OperatorSettings("pharmacy", HASH)), true);

    @ParameterizedTest
    @ValueSource(strings = {"secret", "", "{noop}secret", "{bcrypt}secret", "$2a$10$abc", "{bcrypt}$2a$10$tooshort"})
    void aPasswordThatIsNoHashIsRefusedAndNotToldBack(String password) {
        assertThatThrownBy(() -> new Operators(List.of(new OperatorSettings("pharmacy", password)), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ivig-cds.operators[0].password")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a:b", "pharmacy"})
    void aNameThatIsMissingDoubleOrUnsendableIsRefused(String name) {
        List<OperatorSettings> two = List.of(new OperatorSettings("pharmacy", HASH), new OperatorSettings(name, HASH));
        assertThatThrownBy(() -> new Operators(two, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ivig-cds.operators[1].name");
    }

    @Test
    void aSettingNeverTellsItsHash() {
        assertThat(new OperatorSettings("pharmacy", HASH).toString()).doesNotContain("$2");
    }

    @Test
    void nameAndPasswordTogetherOpenTheDoor() {
        assertThat(admit(basic("pharmacy:pass:wörd"))).isEqualTo(new Admission.Admitted("pharmacy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pharmacy:wrong", "nobody:pass:wörd", "pharmacy", ":", "pharmacy:"})
    void anythingElseDoesNot(String credentials) {
        assertThat(admit(basic(credentials))).isEqualTo(new Admission.NotKnown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic !", "Bearer cGhhcm1hY3k6eA=="})
    void whatIsNotBasicDoesNot(String header) {
        assertThat(admit(header)).isEqualTo(new Admission.NotKnown());
    }

    @Test
    void aPasswordThatIsTooLongForBcryptDoesNot() {
        assertThat(admit(basic("pharmacy:" + "x".repeat(100)))).isEqualTo(new Admission.NotKnown());
    }

    @Test
    void whoWasRightOnceIsRightAgainAndNobodyElse() {
        assertThat(admit(basic("pharmacy:pass:wörd"))).isEqualTo(admit(basic("pharmacy:pass:wörd")));
        assertThat(admit(basic("pharmacy:pass:word"))).isEqualTo(new Admission.NotKnown());
    }

    @Test
    void withNobodyConfiguredThereIsNoDoorButInTheDemo() {
        assertThat(new Operators(List.of(), true).admit(new MockHttpServletRequest()))
                .isEqualTo(new Admission.Admitted("demo"));
        assertThatThrownBy(() -> new Operators(List.of(), false).admit(new MockHttpServletRequest()))
                .isInstanceOf(Refusal.Unknown.class);
    }

    private Admission admit(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", header);
        return operators.admit(request);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
