package dev.ivigcds.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An EHR that signs its calls (R-126 … R-134): its keys, its published key set, and tokens, good ones or bent at will. */
public final class SigningEhr {
    public static final String ISSUER = "https://ehr.hospital.example";
    public static final String TENANT = "main";

    /** Epic's key ids are base64. */
    static final String CURVE_ID = "ES+/key==";

    static final String RSA_ID = "rs-key";

    /** The keys of every EHR in tests that does not need its own. */
    private static final ECKey CURVE = curve(CURVE_ID);

    private static final RSAKey RSA = rsa(RSA_ID, 2048);

    private final String issuer;
    private final String tenant;
    private final ECKey curve;
    private final RSAKey rsa;

    private SigningEhr(String issuer, String tenant, ECKey curve, RSAKey rsa) {
        this.issuer = issuer;
        this.tenant = tenant;
        this.curve = curve;
        this.rsa = rsa;
    }

    /** The EHR of the hospital in {@link ClientFixture}. */
    public static SigningEhr hospital() {
        return of(ISSUER, TENANT);
    }

    /** An EHR under this name, with the keys that all share. */
    public static SigningEhr of(String issuer, String tenant) {
        return new SigningEhr(issuer, tenant, CURVE, RSA);
    }

    /** An EHR under this name that has keys of its own. */
    public static SigningEhr withKeysOfItsOwn(String issuer, String tenant) {
        return new SigningEhr(issuer, tenant, curve(CURVE_ID), RSA);
    }

    static ECKey curve(String id) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey rsa(String id, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    ECKey curve() {
        return curve;
    }

    RSAKey rsa() {
        return rsa;
    }

    /** A new P-384 key pair as a private JWK, as a site gives one to us. */
    public static String privateKey(String id) {
        return curve(id).toJSONString();
    }

    /** What it publishes. */
    public String jwks() {
        return jwks(curve, rsa);
    }

    static String jwks(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    /** The value of {@code Authorization} for one call of this URL at this time. */
    public String authorization(String audience, Instant now) {
        return draft(audience, now).signed();
    }

    /** The value of {@code Authorization} with this text in every place that our log could show, signed well and used by nobody. */
    public String forging(String text, String audience, Instant now) {
        return draft(audience, now)
                .claim("iss", text)
                .claim("tenant", text)
                .claim("jti", text)
                .header("kid", text)
                .signed();
    }

    /** Values of {@code Authorization} signed with a stranger's key that the token says is to be had at this URL, or brings itself. */
    public List<String> pointingAt(String url, String audience, Instant now) {
        ECKey own = curve("own");
        Map<String, Object> jwk = own.toPublicJWK().toJSONObject();
        return List.of(
                draft(audience, now).header("jku", url).header("kid", "own").signedBy(own),
                draft(audience, now).header("jku", url).signedBy(own),
                draft(audience, now).header("x5u", url).header("kid", "own").signedBy(own),
                draft(audience, now).header("x5u", url).signedBy(own),
                draft(audience, now).header("jwk", jwk).header("kid", "own").signedBy(own),
                draft(audience, now).header("jwk", jwk).signedBy(own),
                draft(audience, now).header("kid", url).signedBy(own),
                draft(audience, now)
                        .claim("iss", url)
                        .header("jku", url + "/jwks")
                        .signedBy(own),
                draft(audience, now).header("jku", url).signed());
    }

    /** A good token, to be bent before it is signed. */
    Draft draft(String audience, Instant now) {
        return new Draft(audience, now);
    }

    /** A token under way. */
    final class Draft {
        final Map<String, Object> header = new LinkedHashMap<>();
        final Map<String, Object> claims = new LinkedHashMap<>();

        private Draft(String audience, Instant now) {
            header.put("alg", "ES384");
            header.put("kid", CURVE_ID);
            header.put("typ", "JWT");
            claims.put("iss", issuer);
            claims.put("sub", "our-client-id-there");
            claims.put("tenant", tenant);
            claims.put("aud", audience);
            claims.put("iat", now.getEpochSecond());
            claims.put("exp", now.getEpochSecond() + 300);
            claims.put("jti", UUID.randomUUID().toString());
        }

        /** Sets a claim; null takes it away. */
        Draft claim(String name, Object value) {
            set(claims, name, value);
            return this;
        }

        /** Sets a member of the header; null takes it away. */
        Draft header(String name, Object value) {
            set(header, name, value);
            return this;
        }

        private static void set(Map<String, Object> members, String name, Object value) {
            if (value == null) {
                members.remove(name);
            } else {
                members.put(name, value);
            }
        }

        /** Signed with the EHR's P-384 key under ES384, whatever the header says. */
        String signed() {
            return signedBy(curve);
        }

        String signedBy(ECKey key) {
            return with(signature("ES384", key));
        }

        /** Signed with RSA under RS384, and saying so. */
        String signedWithRsa() {
            header("alg", "RS384").header("kid", RSA_ID);
            return with(signature("RS384", rsa));
        }

        /** The signature that a key makes under an algorithm. */
        byte[] signature(String algorithm, JWK key) {
            return SigningEhr.signature(algorithm, key, content());
        }

        String content() {
            return part(JSONObjectUtils.toJSONString(header)) + "." + part(JSONObjectUtils.toJSONString(claims));
        }

        /** The header value with any signature. */
        String with(byte[] signature) {
            return "Bearer " + content() + "." + Base64URL.encode(signature);
        }
    }

    static byte[] signature(String algorithm, JWK key, String content) {
        try {
            JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner((RSAKey) key);
            return signer.sign(
                            new JWSHeader(JWSAlgorithm.parse(algorithm)), content.getBytes(StandardCharsets.US_ASCII))
                    .decode();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String part(String json) {
        return Base64URL.encode(json).toString();
    }
}
