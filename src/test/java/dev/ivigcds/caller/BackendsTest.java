package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our keys: made once, kept to ourselves, changed without a gap. */
class BackendsTest {
    private static final String TOKEN_URL = "https://auth.hospital.example/token";
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aKeyFileThatCannotBeUsedStopsTheStartAndAllAreNamed() throws Exception {
        Path nonsense = write("nonsense.json", "{\"kty\":\"EC\",\"d\":\"secret-canary\"}");
        Path weak = write("weak.json", new RSAKeyGenerator(1024, true).generate());
        Path curve = write("p256.json", new ECKeyGenerator(Curve.P_256).generate());
        Path half =
                write("public.json", new ECKeyGenerator(Curve.P_384).generate().toPublicJWK());
        assertThatThrownBy(() -> Backends.of(
                        List.of(
                                client("a", folder.resolve("none")),
                                client("b", nonsense),
                                client("c", weak),
                                client("d", curve),
                                client("e", half)),
                        folder))
                .hasMessageContaining("5 fault(s)")
                .hasMessageContaining("clients[0].backend.key-file: " + folder.resolve("none") + " cannot be read")
                .hasMessageContaining("nonsense.json is no JWK")
                .hasMessageContaining("weak.json holds no private key")
                .hasMessageContaining("p256.json holds no private key")
                .hasMessageContaining("public.json holds no private key")
                .hasMessageNotContaining("secret-canary");
    }

    @Test
    void aFolderThatCannotBeWrittenStopsTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        assertThatThrownBy(() -> Backends.of(List.of(client("a", null)), file))
                .hasMessageContaining("cannot be written. Name a folder of the server's own as data-dir");
    }

    @Test
    void withoutAKeyFileAKeyPairIsMadeThatOnlyWeMayReadAndIsUsedAgain() throws Exception {
        Path data = folder.resolve("data");
        Backends first = Backends.of(List.of(client("a", null)), data);
        Path file = data.resolve("backend-keys.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Backends.of(List.of(client("a", null)), data).publicKeys()).isEqualTo(first.publicKeys());
        assertThat(keys(first)).singleElement().isInstanceOfSatisfying(ECKey.class, key -> {
            assertThat(key.getCurve()).isEqualTo(Curve.P_384);
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.ES384);
            assertThat(key.getKeyUse().identifier()).isEqualTo("sig");
        });
        assertThat(first.publicKeys()).doesNotContain("\"d\"");
    }

    @Test
    void ourOwnFileOpenToOthersStopsTheStart() throws IOException {
        Backends.of(List.of(client("a", null)), folder);
        Files.setPosixFilePermissions(
                folder.resolve("backend-keys.json"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> Backends.of(List.of(client("a", null)), folder))
                .hasMessageContaining("backend-keys.json may be read by others");
    }

    @Test
    void clientsWithoutABackendNeedNoKeyAndNoFolder() {
        Backends none = Backends.of(List.of(new Tenant("a").settings()), folder.resolve("never"));
        assertThat(none.of("a")).isEmpty();
        assertThat(none.publicKeys()).isEqualTo("{\"keys\":[]}");
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @Test
    void aKeyThatHasChangedIsStillPublishedAndSignsNoMore() throws Exception {
        Backends before = Backends.of(List.of(client("a", null)), folder);
        String old = keys(before).getFirst().getKeyID();
        Files.move(folder.resolve("backend-keys.json"), folder.resolve("backend-keys.json.previous"));

        Backends after = Backends.of(List.of(client("a", null)), folder);

        assertThat(keys(after)).hasSize(2).extracting(JWK::getKeyID).contains(old);
        assertThat(jwt(after, "a").getHeader().getKeyID()).isNotEqualTo(old);
        Files.delete(folder.resolve("backend-keys.json.previous"));
        assertThat(keys(Backends.of(List.of(client("a", null)), folder)))
                .extracting(JWK::getKeyID)
                .doesNotContain(old);
    }

    @Test
    void theAssertionSaysWhatSmartDemandsAndVerifiesWithThePublishedKey() throws Exception {
        Backends backends = Backends.of(List.of(client("a", null)), folder);

        SignedJWT jwt = jwt(backends, "a");
        JWTClaimsSet claims = jwt.getJWTClaimsSet();

        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES384);
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("JWT");
        ECKey published = keys(backends).getFirst().toECKey();
        assertThat(jwt.getHeader().getKeyID()).isEqualTo(published.getKeyID());
        assertThat(jwt.verify(new ECDSAVerifier(published))).isTrue();
        assertThat(claims.getIssuer()).isEqualTo("ivig-cds-at-a");
        assertThat(claims.getSubject()).isEqualTo("ivig-cds-at-a");
        assertThat(claims.getAudience()).containsExactly(TOKEN_URL);
        assertThat(claims.getExpirationTime().toInstant()).isBetween(NOW.plusSeconds(60), NOW.plusSeconds(300));
    }

    @Test
    void noAssertionIsUsedTwice() throws Exception {
        Backends backends = Backends.of(List.of(client("a", null)), folder);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ids.add(jwt(backends, "a").getJWTClaimsSet().getJWTID());
        }
        assertThat(ids).hasSize(50);
    }

    @Test
    void aSiteMayBringAnRsaKeyAndEachClientItsOwn() throws Exception {
        Path rsa = write("rsa.json", new RSAKeyGenerator(2048).keyID("site-1").generate());
        Path set = folder.resolve("set.json");
        JWK next = new ECKeyGenerator(Curve.P_384).keyID("next").generate();
        Files.writeString(
                set,
                new JWKSet(List.of(new ECKeyGenerator(Curve.P_384).keyID("now").generate(), next)).toString(false));

        Backends backends = Backends.of(List.of(client("a", rsa), client("b", set)), folder);

        assertThat(jwt(backends, "a").getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS384);
        assertThat(jwt(backends, "a")
                        .verify(new RSASSAVerifier(keys(backends).getFirst().toRSAKey())))
                .isTrue();
        assertThat(jwt(backends, "b").getHeader().getKeyID()).isEqualTo("now");
        assertThat(keys(backends)).extracting(JWK::getKeyID).containsExactly("site-1", "now", "next");
        assertThat(keys(backends)).noneMatch(JWK::isPrivate);
    }

    @Test
    void wordsAboutAKeyNeverHoldIt() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_384).keyID("k").generate();
        assertThat(SigningKey.of(key).orElseThrow().toString())
                .isEqualTo("SigningKey[k]")
                .doesNotContain(key.getD().toString());
    }

    private Path write(String name, JWK key) throws IOException {
        return write(name, key.toJSONString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static ClientSettings client(String id, @Nullable Path keyFile) {
        return new Tenant(id).backedBy(TOKEN_URL, keyFile).settings();
    }

    private static SignedJWT jwt(Backends backends, String client) throws ParseException, JOSEException {
        return SignedJWT.parse(backends.of(client).orElseThrow().assertion(NOW));
    }

    private static List<JWK> keys(Backends backends) throws ParseException {
        return JWKSet.parse(backends.publicKeys()).getKeys();
    }
}
