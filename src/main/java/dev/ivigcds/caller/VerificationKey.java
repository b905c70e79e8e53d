package dev.ivigcds.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A public key strong enough to be believed (T-08).
 *
 * @param id its {@code kid}
 * @param algorithms the signature algorithms that fit its kind (T-07)
 * @param key for verification
 */
record VerificationKey(String id, Set<String> algorithms, PublicKey key) {
    static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final Set<String> RSA = Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
    private static final Map<Curve, String> CURVES =
            Map.of(Curve.P_256, "ES256", Curve.P_384, "ES384", Curve.P_521, "ES512");

    /** All algorithms that some key can be verified with: no {@code none}, none with a shared secret. */
    static boolean isKnown(String algorithm) {
        return RSA.contains(algorithm) || CURVES.containsValue(algorithm);
    }

    /**
     * Reads one JSON Web Key.
     *
     * @throws Unfit saying why the key is not used
     */
    static VerificationKey read(Map<String, Object> json) throws Unfit {
        JWK key;
        try {
            key = JWK.parse(json);
        } catch (ParseException | IllegalArgumentException e) {
            throw new Unfit("it cannot be read as a JSON Web Key");
        }
        if (key.getKeyID() == null || key.getKeyID().isBlank()) {
            throw new Unfit("it has no kid");
        }
        if (key.isPrivate()) {
            throw new Unfit("it holds a private key, which is no longer a secret");
        }
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            throw new Unfit("its use is not sig");
        }
        if (key.getKeyOperations() != null && !key.getKeyOperations().contains(KeyOperation.VERIFY)) {
            throw new Unfit("its key_ops do not include verify");
        }
        return new VerificationKey(key.getKeyID(), narrowed(algorithms(key), key), publicKey(key));
    }

    private static Set<String> algorithms(JWK key) throws Unfit {
        if (key instanceof RSAKey rsa) {
            if (rsa.size() < LEAST_RSA_BITS || rsa.size() > MOST_RSA_BITS) {
                throw new Unfit(
                        "it has " + rsa.size() + " bits; RSA keys have " + LEAST_RSA_BITS + " to " + MOST_RSA_BITS);
            }
            return RSA;
        }
        if (key instanceof ECKey ec) {
            return Optional.ofNullable(CURVES.get(ec.getCurve()))
                    .map(Set::of)
                    .orElseThrow(() -> new Unfit("its curve is not P-256, P-384 or P-521"));
        }
        throw new Unfit("it is neither RSA nor elliptic curve");
    }

    private static Set<String> narrowed(Set<String> algorithms, JWK key) throws Unfit {
        if (key.getAlgorithm() == null) {
            return algorithms;
        }
        String named = key.getAlgorithm().getName();
        if (!algorithms.contains(named)) {
            throw new Unfit("its alg does not fit its kind");
        }
        return Set.of(named);
    }

    private static PublicKey publicKey(JWK key) throws Unfit {
        try {
            return key instanceof RSAKey rsa ? rsa.toRSAPublicKey() : ((ECKey) key).toECPublicKey();
        } catch (JOSEException e) {
            throw new Unfit("this Java cannot read it");
        }
    }

    /** Why a key is not used, as the end of a sentence. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String because) {
            super(because, null, false, false);
        }

        String because() {
            return String.valueOf(getMessage());
        }
    }
}
