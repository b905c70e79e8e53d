package dev.ivigcds.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.ivigcds.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Verifies signatures, no more at a time than there are processors, so that a flood of bad ones cannot take them all (T-10). */
final class Signatures implements Verification {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
    private final Supplier<Optional<Provider>> provider;

    /**
     * Makes the verifier.
     *
     * @param provider who computes; the JDK where empty
     */
    Signatures(Supplier<Optional<Provider>> provider) {
        this.provider = provider;
    }

    @Override
    public boolean holds(Token token, VerificationKey key) {
        if (!taken()) {
            throw new Refusal.Busy("Too many calls are being verified.");
        }
        try {
            JWSVerifier verifier = verifier(key);
            provider.get().ifPresent(verifier.getJCAContext()::setProvider);
            return verifier.verify(
                    token.plainHeader(), token.signed().getBytes(StandardCharsets.US_ASCII), token.signature());
        } catch (JOSEException e) {
            return false;
        } finally {
            processors.release();
        }
    }

    @Override
    public void warmUp() {
        if (provider.get().isEmpty() && provider instanceof QuickCrypto loading) {
            loading.await();
        }
        TokenRehearsal.run(this);
    }

    private boolean taken() {
        try {
            return processors.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static JWSVerifier verifier(VerificationKey key) throws JOSEException {
        return switch (key.key()) {
            case ECPublicKey curve -> new ECDSAVerifier(curve);
            case RSAPublicKey rsa -> new RSASSAVerifier(rsa);
            default -> throw new JOSEException("neither curve nor RSA");
        };
    }
}
