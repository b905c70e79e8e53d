package dev.ivigcds.bench;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Signs the tokens of a run before it begins: one for each call, with a jti of its own, all of one length. */
final class Tokens {
    static final String ISSUER = "https://ehr.bench.example";

    static {
        // Falls back to the JDK by itself.
        AmazonCorrettoCryptoProvider.install();
    }

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int LIFE_SECONDS = 15 * 60;

    private final KeyPair rsa = pair("RSA", 2048, null);
    private final KeyPair ec = pair("EC", 0, new ECGenParameterSpec("secp384r1"));

    private static KeyPair pair(String kind, int bits, ECGenParameterSpec curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (curve == null) {
                generator.initialize(bits);
            } else {
                generator.initialize(curve);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes such keys", e);
        }
    }

    /** Our public keys, for the server's jwks-file. */
    String jwks() {
        RSAPublicKey r = (RSAPublicKey) rsa.getPublic();
        ECPublicKey e = (ECPublicKey) ec.getPublic();
        return """
                {"keys":[{"kty":"RSA","use":"sig","kid":"rs384","alg":"RS384","n":"%s","e":"%s"},
                {"kty":"EC","use":"sig","kid":"es384","alg":"ES384","crv":"P-384","x":"%s","y":"%s"}]}
                """.formatted(
                        number(r.getModulus(), 256),
                        number(r.getPublicExponent(), 3),
                        number(e.getW().getAffineX(), 48),
                        number(e.getW().getAffineY(), 48));
    }

    private static String number(BigInteger value, int length) {
        byte[] all = value.toByteArray();
        byte[] fixed = new byte[length];
        int taken = Math.min(all.length, length);
        System.arraycopy(all, all.length - taken, fixed, length - taken, taken);
        return BASE64.encodeToString(fixed);
    }

    /** So many tokens for this URL, signed on all processors. */
    Pool sign(Jwt jwt, int count, String audience) {
        if (jwt == Jwt.NONE) {
            return new Pool(new byte[0][]);
        }
        long now = Instant.now().getEpochSecond();
        return new Pool(IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> token(jwt, audience, now))
                .toArray(byte[][]::new));
    }

    /** The same in ES384 with signatures that do not hold. */
    Pool forge(int count, String audience) {
        Pool pool = sign(Jwt.ES384, count, audience);
        for (byte[] token : pool.tokens) {
            int middle = token.length - 64;
            token[middle] = (byte) (token[middle] == 'A' ? 'B' : 'A');
        }
        return pool;
    }

    private byte[] token(Jwt jwt, String audience, long now) {
        String header = "{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(jwt.name(), jwt.word());
        String claims = "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d,\"jti\":\"%s\"}"
                .formatted(ISSUER, ISSUER, audience, now, now + LIFE_SECONDS, UUID.randomUUID());
        String signed = part(header) + "." + part(claims);
        return (signed + "." + BASE64.encodeToString(signature(jwt, signed))).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] signature(Jwt jwt, String signed) {
        boolean elliptic = jwt == Jwt.ES384;
        PrivateKey key = elliptic ? ec.getPrivate() : rsa.getPrivate();
        try {
            Signature signature = Signature.getInstance(elliptic ? "SHA384withECDSAinP1363Format" : "SHA384withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.ISO_8859_1));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs so", e);
        }
    }

    /** How calls prove who they are. */
    enum Jwt {
        NONE,
        RS384,
        ES384;

        String word() {
            return name().toLowerCase();
        }

        static Jwt of(String word) {
            return Arrays.stream(values())
                    .filter(j -> j.word().equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Tokens that have not been used yet. Without any, calls bring no token. */
    static final class Pool {
        private final byte[][] tokens;
        private final AtomicInteger next = new AtomicInteger();

        private Pool(byte[][] tokens) {
            this.tokens = tokens;
        }

        /** The length of each; 0 if there are none. */
        int width() {
            return tokens.length == 0 ? 0 : tokens[0].length;
        }

        /** A token for the next call; empty bytes where none is needed, null where all are used up. */
        byte[] take() {
            if (tokens.length == 0) {
                return new byte[0];
            }
            int at = next.getAndIncrement();
            return at < tokens.length ? tokens[at] : null;
        }
    }
}
