package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientRegistryTest {
    private static final Set<String> KEYS = Set.of("iga", "immunizations");
    private static final Set<String> TOPICS = Set.of("dose80");

    @Test
    void noClientIsRefused() {
        assertThatThrownBy(() -> new ClientRegistry(List.of(), true, false, KEYS, TOPICS))
                .hasMessageContaining("none is registered");
    }

    @Test
    void twoClientsThatCannotBeToldApartAreRefused() {
        assertThatThrownBy(() -> registry(true, CallerFixture.demoSettings(), CallerFixture.demoSettings()))
                .hasMessageContaining("only one client")
                .hasMessageContaining("clients[1].id");
    }

    @Test
    void anUntrustedClientIsRefusedOutsideTheDemo() {
        assertThatThrownBy(() -> registry(false, CallerFixture.demoSettings()))
                .hasMessageContaining("clients[0].trust");
    }

    @Test
    void jwtIsRefusedAsNotYetThere() {
        assertThatThrownBy(() -> registry(true, client(ClientSettings.Trust.JWT, "https://ehr.example/fhir", false)))
                .hasMessageContaining("JWT verification is not part of this version");
    }

    @Test
    void plainHttpIsRefusedUnlessAllowed() {
        assertThatThrownBy(() -> registry(true, client(ClientSettings.Trust.NONE, "http://ehr.example/fhir", false)))
                .hasMessageContaining("plain http");
        assertThat(registry(true, client(ClientSettings.Trust.NONE, "http://ehr.example/fhir", true))
                        .caller()
                        .id())
                .isEqualTo("x");
    }

    @Test
    void anUnreadableBaseAnUnknownKeyAndAnUnknownTopicAreSaidAllAtOnce() {
        ClientSettings wrong = new ClientSettings(
                "x",
                ClientSettings.Trust.NONE,
                List.of("https://user@ehr.example/fhir"),
                false,
                null,
                null,
                false,
                List.of("imunizations"),
                false,
                Map.of("dose81", new ClientSettings.TopicMode(ClientSettings.Mode.OFF)),
                null,
                false,
                null,
                false);
        assertThatThrownBy(() -> registry(true, wrong))
                .hasMessageContaining("3 fault(s)")
                .hasMessageContaining("https://user@ehr.example/fhir is not a plain absolute")
                .hasMessageContaining("no prefetch key \"imunizations\"")
                .hasMessageContaining("no topic \"dose81\"");
    }

    private static ClientRegistry registry(boolean untrustedAllowed, ClientSettings... clients) {
        return new ClientRegistry(List.of(clients), false, untrustedAllowed, KEYS, TOPICS);
    }

    private static ClientSettings client(ClientSettings.Trust trust, String base, boolean allowHttp) {
        return new ClientSettings(
                "x", trust, List.of(base), allowHttp, null, null, false, null, false, null, null, false, null, false);
    }
}
