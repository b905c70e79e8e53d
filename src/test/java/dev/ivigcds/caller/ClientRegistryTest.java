package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.ivigcds.caller.ClientRegistry.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRegistryTest {
    private static final Site SITE = new Site(false, false, Set.of("iga", "immunizations"), Set.of("dose80"));
    private static final Site DEMO = new Site(true, false, SITE.prefetchKeys(), SITE.topics());
    private static final String PIN = "ab".repeat(32);

    @Test
    void theClientOfTheContractIsTakenIn() {
        assertThat(faults(ClientFixture.hospital(
                        "algorithms[0]=ES384",
                        "algorithms[1]=RS384",
                        "cors-origins[0]=https://ehr.hospital.example",
                        "unavailable[0]=immunizations",
                        "rules.dose80.mode=live",
                        "time-zone=Europe/Berlin",
                        "rate-limit=50/s",
                        "certificate-sha256[0]=" + PIN)))
                .isEmpty();
    }

    @Test
    void whatASiteLeavesOutHasItsDefault() {
        ClientSettings left = ClientFixture.settings("id=x");
        assertThat(left.algorithms()).containsExactly("ES384", "RS384");
        assertThat(left.rateLimit()).isEqualTo("50/s");
        assertThat(left.trust()).isEqualTo(ClientSettings.Trust.JWT);
        assertThat(left.profile()).isEqualTo(ClientSettings.Profile.GENERIC);
        assertThat(left.allowHttp() || left.explain() || left.anonymousFhir() || left.assumeMyositis())
                .isFalse();
        assertThat(left.audiences()).isEmpty();
        assertThat(left.allowedNetworks()).isEmpty();
    }

    @Test
    void noClientIsRefused() {
        assertThat(faults()).singleElement().asString().contains("none is registered");
    }

    @Test
    void allFaultsAreSaidAtOnceEachWithItsKey() {
        ClientSettings wrong = ClientFixture.settings(
                "id=x",
                "issuer=https://a.example",
                "jwks-url=http://a.example/jwks",
                "algorithms[0]=HS256",
                "algorithms[1]=none",
                "fhir-servers[0]=https://user@a.example/fhir",
                "fhir-servers[1]=http://a.example/fhir",
                "cors-origins[0]=*",
                "cors-origins[1]=https://a.example/",
                "unavailable[0]=imunizations",
                "rules.dose81.mode=off",
                "rate-limit=fast",
                "certificate-sha256[0]=abc",
                "backend.client-id=us",
                "backend.key-file=/no/such/file");
        assertThat(faults(wrong))
                .anySatisfy(f ->
                        assertThat(f).startsWith("ivig-cds.clients[0].jwks-url: http://a.example/jwks is plain http"))
                .anySatisfy(f -> assertThat(f).startsWith("ivig-cds.clients[0].algorithms: HS256 is not offered"))
                .anySatisfy(f -> assertThat(f).startsWith("ivig-cds.clients[0].algorithms: none is not offered"))
                .anySatisfy(f -> assertThat(f).contains("https://user@a.example/fhir is not a plain absolute"))
                .anySatisfy(f -> assertThat(f).contains("fhir-servers: http://a.example/fhir is plain http"))
                .anySatisfy(f -> assertThat(f).contains("cors-origins: * opens the door"))
                .anySatisfy(f -> assertThat(f).contains("cors-origins: https://a.example/ is not an origin"))
                .anySatisfy(f -> assertThat(f).contains("no prefetch key \"imunizations\". Known: iga immunizations."))
                .anySatisfy(f -> assertThat(f).contains("no topic \"dose81\""))
                .anySatisfy(f -> assertThat(f).contains("rate-limit: fast is not a rate"))
                .anySatisfy(f -> assertThat(f).contains("certificate-sha256: abc is not a SHA-256"))
                .anySatisfy(f -> assertThat(f).contains("backend.token-url: is missing"))
                .anySatisfy(f -> assertThat(f).contains("backend.key-file: /no/such/file cannot be read"))
                .hasSize(13);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id=x                                   | .issuer: is missing: nothing tells",
                "issuer=https://a.example               | .jwks-url: is missing: the keys of issuer https://a.example",
                "jwks-url=https://a.example/jwks        | .issuer: is missing: the iss of the tokens",
                "jwks-url=ftp://a.example/jwks          | is not a plain absolute http or https URL",
                "jwks-url=not a url                     | is not a plain absolute http or https URL",
                "jwks-file=/no/such/file                | .jwks-file: /no/such/file cannot be used"
            })
    void aClientThatCannotProveItselfIsRefused(String setting, String fault) {
        assertThat(faults(ClientFixture.settings("id=x", setting)))
                .anySatisfy(f -> assertThat(f).contains(fault));
    }

    @Test
    void aCertificateAloneIsProofEnough() {
        assertThat(faults(ClientFixture.settings("id=x", "certificate-sha256[0]=" + PIN)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sandbox.cds-hooks.org",
                "https://sandbox.cds-hooks.org/",
                "HTTPS://Sandbox.CDS-Hooks.org",
                "https://inferno.healthit.gov/suites/custom/crd_server",
                "https://inferno.healthit.gov/suites/custom/crd_server_v221",
                "http://localhost:4567/custom/crd_server"
            })
    void anIssuerWhoseSigningKeyAnyoneCanReadMayCallTheDemoOnly(String issuer) {
        ClientSettings tool = ClientFixture.hospital("issuer=" + issuer);
        assertThat(faults(tool)).singleElement().asString().contains("signing key anyone can read");
        assertThat(ClientRegistry.faults(List.of(tool), DEMO)).isEmpty();
    }

    @Test
    void anUntrustedClientIsRefusedOutsideTheDemoUnlessTheSiteAllowsIt() {
        ClientSettings untrusted = ClientFixture.settings("id=x", "trust=none");
        assertThat(faults(untrusted)).singleElement().asString().contains("clients[0].trust: none is refused");
        assertThat(ClientRegistry.faults(List.of(untrusted), DEMO)).isEmpty();
        Site closed = new Site(false, true, Set.of(), Set.of());
        assertThat(ClientRegistry.faults(List.of(untrusted), closed)).isEmpty();
    }

    @Test
    void anUntrustedClientIsAloneOrNotAtAll() {
        ClientSettings untrusted = ClientFixture.settings("id=x", "trust=none");
        assertThat(ClientRegistry.faults(List.of(untrusted, ClientFixture.hospital()), DEMO))
                .singleElement()
                .asString()
                .contains("Let it be the only one");
    }

    @Test
    void clientsThatCannotBeToldApartAreRefused() {
        assertThat(faults(ClientFixture.hospital(), ClientFixture.hospital("id=other")))
                .singleElement()
                .asString()
                .contains("ivig-cds.clients[1]: another client has the same issuer and tenant");
        assertThat(faults(ClientFixture.hospital(), ClientFixture.hospital("tenant=other")))
                .singleElement()
                .asString()
                .contains("clients[1].id: must be there and be unique");
        assertThat(faults(ClientFixture.hospital(), ClientFixture.hospital("id=other", "tenant=other")))
                .isEmpty();
        assertThat(faults(
                        ClientFixture.settings("id=x", "certificate-sha256[0]=" + PIN),
                        ClientFixture.settings(
                                "id=y", "certificate-sha256[0]=" + PIN.toUpperCase(java.util.Locale.ROOT))))
                .singleElement()
                .asString()
                .contains("the same certificate");
    }

    @Test
    void plainHttpIsAcceptedWhereTheSiteAllowsIt() {
        assertThat(faults(ClientFixture.hospital(
                        "allow-http=true", "jwks-url=http://ehr/jwks", "fhir-servers[0]=http://ehr/fhir")))
                .isEmpty();
    }

    @Test
    void t08_aKeyFileOfWeakKeysIsRefusedWithTheReasons(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), SigningEhr.jwks(SigningEhr.rsa("weak", 1024)));
        assertThat(faults(withFile(file)))
                .singleElement()
                .asString()
                .contains("holds no usable key", "key weak is not used: it has 1024 bits");
    }

    @Test
    void aKeyFileMayHoldKeysForOtherUsesBesideThoseThatSign(@TempDir Path folder) throws IOException {
        RSAKey other = new RSAKey.Builder(SigningEhr.rsa("other", 2048).toPublicJWK())
                .keyUse(KeyUse.ENCRYPTION)
                .build();
        Path file = Files.writeString(
                folder.resolve("keys.json"),
                SigningEhr.jwks(other, SigningEhr.hospital().curve()));
        assertThat(faults(withFile(file))).isEmpty();
    }

    private static ClientSettings withFile(Path file) {
        return ClientFixture.settings("id=x", "issuer=https://a.example", "jwks-file=" + file);
    }

    private static List<String> faults(ClientSettings... clients) {
        return ClientRegistry.faults(List.of(clients), SITE);
    }
}
