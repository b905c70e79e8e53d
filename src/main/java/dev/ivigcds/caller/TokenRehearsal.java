package dev.ivigcds.caller;

import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Set;

/**
 * Tokens read and verified before the first call, by keys made up on the spot. The RSA signature is none: that it is refused takes the same work,
 * and no key pair has to be found, which would take longer than all the rest.
 */
final class TokenRehearsal {
    private static final int ROUNDS = 100;
    private static final int RSA_BITS = 2048;

    private TokenRehearsal() {}

    static void run(Verification signatures) {
        try {
            KeyPair curve = curve();
            VerificationKey ec = new VerificationKey("warm-up", Set.of("ES384"), curve.getPublic());
            VerificationKey rsa = new VerificationKey("warm-up", Set.of("RS384"), modulus());
            String signed = signed("ES384");
            String good = bearer(signed, signature(curve, signed));
            String none = bearer(signed("RS384"), new byte[RSA_BITS / Byte.SIZE]);
            for (int round = 0; round < ROUNDS; round++) {
                signatures.holds(Token.read(List.of(good)), ec);
                signatures.holds(Token.read(List.of(none)), rsa);
            }
        } catch (GeneralSecurityException | NotVerified e) {
            throw new IllegalStateException("the tokens of the rehearsal cannot be made", e);
        }
    }

    private static KeyPair curve() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp384r1"));
        return keys.generateKeyPair();
    }

    /** Any odd number of that length will do. */
    private static PublicKey modulus() throws GeneralSecurityException {
        BigInteger odd = BigInteger.ONE.shiftLeft(RSA_BITS).subtract(BigInteger.ONE);
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(odd, BigInteger.valueOf(65537)));
    }

    private static String signed(String algorithm) {
        return part("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"warm-up\"}")
                + "."
                + part("{\"iss\":\"https://warm-up.invalid\",\"aud\":\"https://warm-up.invalid/cds-services/warm-up\","
                        + "\"jti\":\"warm-up\",\"iat\":1000000000,\"exp\":1000000060}");
    }

    private static byte[] signature(KeyPair pair, String signed) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA384withECDSAinP1363Format");
        signer.initSign(pair.getPrivate());
        signer.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signer.sign();
    }

    private static String bearer(String signed, byte[] signature) {
        return "Bearer " + signed + "." + Base64URL.encode(signature);
    }

    private static String part(String json) {
        return Base64URL.encode(json).toString();
    }
}
