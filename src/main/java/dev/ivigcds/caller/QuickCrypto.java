package dev.ivigcds.caller;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Amazon's provider, which verifies ES384 ten times as fast as the JDK, where its native library fits the machine and agrees with the JDK
 * (decision record 0011). It loads beside the start; until then, and wherever it does not fit, the JDK verifies.
 */
final class QuickCrypto implements Supplier<Optional<Provider>> {
    private static final Logger LOG = LoggerFactory.getLogger(QuickCrypto.class);

    private static final Duration LOADING = Duration.ofSeconds(10);

    private final CompletableFuture<Optional<Provider>> loading;

    private QuickCrypto(CompletableFuture<Optional<Provider>> loading) {
        this.loading = loading;
    }

    static QuickCrypto load() {
        return new QuickCrypto(CompletableFuture.supplyAsync(QuickCrypto::provider));
    }

    @Override
    public Optional<Provider> get() {
        return loading.getNow(Optional.empty());
    }

    /** Whether it is known by now who computes. */
    boolean isLoaded() {
        return loading.isDone();
    }

    /** Returns once it is known who computes, or after some seconds. */
    void await() {
        try {
            loading.get(LOADING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("the native library for signatures is still loading; until it has, the JDK verifies");
        }
    }

    private static Optional<Provider> provider() {
        try {
            AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            if (provider.getLoadingError() == null && agreesWithTheJdk(provider)) {
                return Optional.of(provider);
            }
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            LOG.debug("no native signatures: {}", e.getClass().getName());
        }
        LOG.info("signatures are verified by the JDK: the native library does not fit this machine");
        return Optional.empty();
    }

    /** A signature of the JDK holds, and does not once its text has changed. */
    static boolean agreesWithTheJdk(Provider provider) throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair pair = keys.generateKeyPair();
        Signature signer = Signature.getInstance("SHA384withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update("said".getBytes(StandardCharsets.US_ASCII));
        byte[] signature = signer.sign();
        return holds(provider, pair, "said", signature) && !holds(provider, pair, "sain", signature);
    }

    private static boolean holds(Provider provider, KeyPair pair, String text, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA384withECDSA", provider);
        verifier.initVerify(pair.getPublic());
        verifier.update(text.getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(signature);
    }
}
