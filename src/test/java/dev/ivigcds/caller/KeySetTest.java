package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
    private static final ECKey GOOD = SigningEhr.curve("good");

    @Test
    void theKeysThatSignAreRead() throws IOException {
        KeySet set = KeySet.parse(SigningEhr.hospital().jwks());
        assertThat(set.refused()).isEmpty();
        assertThat(set.named(SigningEhr.CURVE_ID))
                .singleElement()
                .satisfies(key -> assertThat(key.algorithms()).containsExactly("ES384"));
        assertThat(set.named(SigningEhr.RSA_ID).getFirst().algorithms()).contains("RS384", "PS384");
        assertThat(set.named("other")).isEmpty();
    }

    @Test
    void t08_aWeakRsaKeyIsRefusedAndTheLogSaysHowWeak() throws IOException {
        onlyGoodIsLeft(SigningEhr.jwks(GOOD, SigningEhr.rsa("weak", 1024)), "key weak is not used: it has 1024 bits");
    }

    @Test
    void t08_aCurveOutsideTheListIsRefused() throws IOException {
        onlyGoodIsLeft(
                "{\"keys\":[" + GOOD.toPublicJWK().toJSONString()
                        + ",{\"kty\":\"EC\",\"kid\":\"odd\",\"crv\":\"secp256k1\","
                        + "\"x\":\"eb5mfvncu6xVoGKVzocLBwKb_NstzijZWfKBWxb4F5g\","
                        + "\"y\":\"SDradyajxGVdpPv8DhEIqP0XtEimhVQZnEfQj_sQ1Lg\"}]}",
                "key odd is not used: its curve is not P-256, P-384 or P-521");
    }

    @Test
    void t07_aSharedSecretIsNoKey() throws Exception {
        String secret =
                new OctetSequenceKeyGenerator(256).keyID("secret").generate().toJSONString();
        onlyGoodIsLeft(
                "{\"keys\":[" + secret + "," + GOOD.toPublicJWK().toJSONString() + "]}", "key secret is not used");
    }

    @Test
    void aPublishedPrivateKeyIsNoLongerASecret() throws IOException {
        onlyGoodIsLeft(
                "{\"keys\":[" + SigningEhr.curve("leaked").toJSONString() + ","
                        + GOOD.toPublicJWK().toJSONString() + "]}",
                "key leaked is not used: it holds a private key");
    }

    @Test
    void aKeyForAnotherUseIsNotUsed() throws IOException {
        ECKey encrypts = new ECKey.Builder(SigningEhr.curve("enc"))
                .keyUse(KeyUse.ENCRYPTION)
                .build();
        onlyGoodIsLeft(SigningEhr.jwks(GOOD, encrypts), "its use is not sig");
        ECKey derives = new ECKey.Builder(SigningEhr.curve("der"))
                .keyOperations(Set.of(KeyOperation.DERIVE_KEY))
                .build();
        onlyGoodIsLeft(SigningEhr.jwks(GOOD, derives), "its key_ops do not include verify");
        ECKey named = new ECKey.Builder(SigningEhr.curve("alg"))
                .algorithm(JWSAlgorithm.ES256)
                .build();
        onlyGoodIsLeft(SigningEhr.jwks(GOOD, named), "its alg does not fit its kind");
    }

    @Test
    void aKeyWithoutAnIdOrThatCannotBeReadIsNotUsed() throws IOException {
        onlyGoodIsLeft(SigningEhr.jwks(GOOD, SigningEhr.curve(null)), "it has no kid");
        onlyGoodIsLeft(
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-384\",\"kid\":\"torn\",\"x\":\"AA\",\"y\":\"AA\"},"
                        + GOOD.toPublicJWK().toJSONString() + "]}",
                "key torn is not used: it cannot be read");
        onlyGoodIsLeft(
                "{\"keys\":[{\"kty\":\"new\",\"kid\":\"a\\r\\nb\"},"
                        + GOOD.toPublicJWK().toJSONString() + "]}",
                "key a??b is not used");
    }

    @Test
    void twoKeysOfDifferentKindsMayShareAnId() throws IOException {
        KeySet set = KeySet.parse(SigningEhr.jwks(SigningEhr.curve("same"), SigningEhr.rsa("same", 2048)));
        assertThat(set.named("same")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "<html>", "{\"keys\":{}}", "{\"keys\":[1]}", "{\"keys\":\"x\"}"})
    void whatIsNoKeySetIsAnErrorAndNotAnEmptySet(String text) {
        assertThatThrownBy(() -> KeySet.parse(text)).isInstanceOf(IOException.class);
    }

    @Test
    void anEmptySetIsASetThatTakesEveryKeyBack() throws IOException {
        assertThat(KeySet.parse("{\"keys\":[]}").keys()).isEmpty();
    }

    private static void onlyGoodIsLeft(String jwks, String refused) throws IOException {
        KeySet set = KeySet.parse(jwks);
        assertThat(set.keys()).extracting(VerificationKey::id).containsExactly("good");
        assertThat(set.refused()).singleElement().asString().contains(refused);
    }
}
