package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.caller.ClientRegistry.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the SMART app is registered at a client's servers, and which settings stop the start. */
class SmartSettingsTest {
    private static final Site SITE = new Site(false, false, Set.of(), Set.of());

    @TempDir
    private Path folder;

    private static List<String> faults(ClientSettings... clients) {
        return ClientRegistry.faults(List.of(clients), SITE);
    }

    @Test
    void withoutSmartThereIsNoApp() {
        ClientRegistry clients = new ClientRegistry(List.of(ClientFixture.hospital()), SITE);
        assertThat(clients.smartServers()).isEmpty();
        assertThat(new VerifiedCaller(ClientFixture.hospital(), false).hasApp()).isFalse();
    }

    @Test
    void withItEveryBaseOfTheClientMayLaunchTheApp() {
        ClientSettings client = ClientFixture.hospital(
                "fhir-servers[1]=https://ehr.hospital.example/other/",
                "smart.client-id=app",
                "smart.scopes[0]=patient/Observation.c");
        assertThat(faults(client)).isEmpty();
        assertThat(new VerifiedCaller(client, false).hasApp()).isTrue();
        List<SmartServer> servers = new ClientRegistry(List.of(client), SITE).smartServers();
        assertThat(servers)
                .extracting(SmartServer::base)
                .containsExactly("https://ehr.hospital.example/fhir/r4", "https://ehr.hospital.example/other");
        assertThat(servers.getFirst().clientId()).isEqualTo("app");
        assertThat(servers.getFirst().scopes()).containsExactly("patient/Observation.c");
        assertThat(servers.getFirst().secretFile()).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        ClientSettings wrong = ClientFixture.hospital(
                "smart.client-id=",
                "smart.client-secret-file=/no/such/secret",
                "smart.key-file=/no/such/key",
                "smart.scopes[0]=openid fhirUser",
                "smart.scopes[1]=");
        assertThat(faults(wrong))
                .anySatisfy(f -> assertThat(f).startsWith("ivig-cds.clients[0].smart.client-id: is missing"))
                .anySatisfy(f -> assertThat(f).contains("smart: an app has a secret or a key"))
                .anySatisfy(f -> assertThat(f).contains("smart.client-secret-file: /no/such/secret cannot be read"))
                .anySatisfy(f -> assertThat(f).contains("smart.key-file: /no/such/key cannot be read"))
                .anySatisfy(f -> assertThat(f).contains("smart.scopes: \"openid fhirUser\" is not one scope"))
                .anySatisfy(f -> assertThat(f).contains("smart.scopes: \"\" is not one scope"))
                .hasSize(6);
    }

    @Test
    void anAppNeedsAServerToBeLaunchedFrom() {
        ClientSettings nowhere = ClientFixture.settings(
                "id=x", "issuer=https://a.example", "jwks-url=https://a.example/jwks", "smart.client-id=app");
        assertThat(faults(nowhere)).singleElement().asString().contains("no FHIR server to launch from");
    }

    @Test
    void aServerLaunchesTheAppOfOneClient() {
        ClientSettings first = ClientFixture.hospital("smart.client-id=app");
        ClientSettings second = ClientFixture.hospital("id=second", "tenant=second", "smart.client-id=app");
        assertThat(faults(first, ClientFixture.hospital("id=second", "tenant=second")))
                .isEmpty();
        assertThat(faults(first, second))
                .singleElement()
                .asString()
                .contains("clients[1].smart: the app is launched from one of these fhir-servers for another client");
    }

    @Test
    void aKeyThatIsNoneStopsTheStart() throws Exception {
        Path file = Files.writeString(folder.resolve("key.json"), "{\"kty\":\"oct\",\"k\":\"secret-canary\"}");
        ClientSettings client = ClientFixture.hospital("smart.client-id=app", "smart.key-file=" + file);
        assertThat(faults(client)).isEmpty();
        assertThatThrownBy(() -> Backends.of(List.of(client), folder))
                .hasMessageContaining("clients[0].smart.key-file: ")
                .hasMessageNotContaining("secret-canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://EHR.hospital.example/fhir/r4",
                "https://ehr.hospital.example:443/fhir/r4/",
                "https://ehr.hospital.example/fhir/r4"
            })
    void t01_oneServerInAllItsSpellings(String iss) {
        assertThat(server().isNamed(iss)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ehr.hospital.example",
                "https://ehr.hospital.example/fhir/r4/Patient",
                "http://ehr.hospital.example/fhir/r4",
                "https://ehr.hospital.example.evil.example/fhir/r4",
                "https://ehr.hospital.example@evil.example/fhir/r4",
                "https://ehr.hospital.example./fhir/r4",
                "https://ehr.hospital.example:8443/fhir/r4",
                "https://ehr.hospital.example/fhir/%72%34",
                ""
            })
    void t01_andNoOther(String iss) {
        assertThat(server().isNamed(iss)).isFalse();
    }

    private static SmartServer server() {
        return new ClientRegistry(List.of(ClientFixture.hospital("smart.client-id=app")), SITE)
                .smartServers()
                .getFirst();
    }

    @Test
    void theAppReachesTheListedServersAloneAndNeverWithoutItsToken() {
        ClientSettings demo = ClientFixture.settings(
                "id=demo",
                "trust=none",
                "allow-http=true",
                "anonymous-fhir=true",
                "fhir-servers[0]=http://localhost:8080/fhir",
                "smart.client-id=app");
        VerifiedCaller app = new ClientRegistry(List.of(demo), new Site(true, false, Set.of(), Set.of()))
                .smartServers()
                .getFirst()
                .caller();
        assertThat(app.reach("http://localhost:8080/fhir"))
                .isEqualTo(new Reach.Allowed("http://localhost:8080/fhir", false));
        assertThatThrownBy(() -> app.reach("http://localhost:9090/fhir")).hasMessageContaining("not on the list");
    }
}
