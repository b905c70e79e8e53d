package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The native provider and the JDK say the same of every token; where the one does not load, the other verifies. */
class QuickCryptoTest {
    private static final String URL = "https://cds.hospital.example/cds-services/ivig-myositis";
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void theJdkAgreesWithItself() throws Exception {
        assertThat(QuickCrypto.agreesWithTheJdk(Security.getProvider("SunEC"))).isTrue();
    }

    @Test
    void whoeverComputesTheVerdictIsTheSame() throws Exception {
        Supplier<Optional<Provider>> quick = loaded();
        SigningEhr ehr = SigningEhr.hospital();
        KeySet keys = KeySet.parse(ehr.jwks());
        VerificationKey curve = keys.named(SigningEhr.CURVE_ID).getFirst();
        VerificationKey rsa = keys.named(SigningEhr.RSA_ID).getFirst();
        for (Verification by : new Verification[] {new Signatures(Optional::empty), new Signatures(quick)}) {
            assertThat(by.holds(token(ehr.draft(URL, NOW).signed()), curve)).isTrue();
            assertThat(by.holds(token(ehr.draft(URL, NOW).signedWithRsa()), rsa))
                    .isTrue();
            Map<String, String> bad = BadTokens.of(ehr, URL, NOW);
            bad.forEach((what, authorization) -> {
                if (what.startsWith("signature: ") || what.equals("signed with another key")) {
                    assertThat(by.holds(token(authorization), curve)).as(what).isFalse();
                }
            });
        }
    }

    /** The provider once it has loaded; on a machine that it does not fit, the JDK. */
    private static Supplier<Optional<Provider>> loaded() throws InterruptedException {
        QuickCrypto quick = QuickCrypto.load();
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        while (!quick.isLoaded()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(20);
        }
        return quick;
    }

    private static Token token(String authorization) {
        try {
            return Token.read(java.util.List.of(authorization));
        } catch (NotVerified e) {
            throw new IllegalStateException(e);
        }
    }
}
