package dev.ivigcds.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.Optional;

/**
 * A key pair of ours, with the algorithm it signs by: ES384, or RS384 for a key that a site brings (SMART, "Client Authentication: Asymmetric").
 *
 * @param pair with its private part; its id is its thumbprint unless it has one
 */
record SigningKey(JWK pair, JWSAlgorithm algorithm, JWSSigner signer) {
    private static final int LEAST_RSA_BITS = 2048;

    /** A key pair that nobody had before. */
    static SigningKey made() {
        try {
            return of(new ECKeyGenerator(Curve.P_384)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES384)
                            .keyIDFromThumbprint(true)
                            .generate())
                    .orElseThrow();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make keys on the curve P-384.", e);
        }
    }

    /** A key pair that was read; empty if it has no private part or is of another kind (T-08). */
    static Optional<SigningKey> of(JWK read) {
        try {
            return switch (read) {
                case ECKey ec
                when ec.isPrivate() && Curve.P_384.equals(ec.getCurve()) -> {
                    ECKey pair = new ECKey.Builder(ec).keyID(id(ec)).build();
                    yield Optional.of(new SigningKey(pair, JWSAlgorithm.ES384, new ECDSASigner(pair)));
                }
                case RSAKey rsa
                when rsa.isPrivate() && rsa.size() >= LEAST_RSA_BITS -> {
                    RSAKey pair = new RSAKey.Builder(rsa).keyID(id(rsa)).build();
                    yield Optional.of(new SigningKey(pair, JWSAlgorithm.RS384, new RSASSASigner(pair)));
                }
                default -> Optional.empty();
            };
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }

    private static String id(JWK key) throws JOSEException {
        return key.getKeyID() == null || key.getKeyID().isBlank()
                ? key.computeThumbprint().toString()
                : key.getKeyID();
    }

    String id() {
        return pair.getKeyID();
    }

    /** The half that anyone may see, marked with what it is for. */
    JWK published() {
        return pair instanceof ECKey ec
                ? new ECKey.Builder(ec.toPublicJWK())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build()
                : new RSAKey.Builder(((RSAKey) pair).toPublicJWK())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
