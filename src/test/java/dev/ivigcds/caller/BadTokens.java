package dev.ivigcds.caller;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Everything that is wrong with a token, one thing at a time: algorithm, kind of key, header, claims, form (T-06, T-07, R-127 … R-138). */
public final class BadTokens {
    private final Map<String, String> authorizations = new LinkedHashMap<>();
    private final SigningEhr ehr;
    private final String url;
    private final Instant now;

    private BadTokens(SigningEhr ehr, String url, Instant now) {
        this.ehr = ehr;
        this.url = url;
        this.now = now;
    }

    /**
     * The bad tokens by what is wrong with them, each the value of {@code Authorization}.
     *
     * @param ehr a client of the server
     * @param url the URL called
     * @param now the server's time
     */
    public static Map<String, String> of(SigningEhr ehr, String url, Instant now) {
        BadTokens tokens = new BadTokens(ehr, url, now);
        tokens.algorithms();
        tokens.signatures();
        tokens.headers();
        tokens.claims();
        tokens.audiences();
        tokens.times();
        tokens.forms();
        return tokens.authorizations;
    }

    private SigningEhr.Draft draft() {
        return ehr.draft(url, now);
    }

    private void add(String what, String authorization) {
        if (authorizations.put(what, authorization) != null) {
            throw new IllegalStateException("twice: " + what);
        }
    }

    private void bent(String what, Consumer<SigningEhr.Draft> bend) {
        SigningEhr.Draft draft = draft();
        bend.accept(draft);
        add(what, draft.signed());
    }

    /** Every algorithm under every key of the EHR, but for the two pairs that are right. */
    private void algorithms() {
        Map<String, JWK> keys = Map.of("EC", ehr.curve(), "RSA", ehr.rsa());
        for (String algorithm :
                List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")) {
            keys.forEach((kind, key) -> {
                boolean right = (algorithm.equals("ES384") && kind.equals("EC"))
                        || (algorithm.equals("RS384") && kind.equals("RSA"));
                if (!right) {
                    add(algorithm + " with the " + kind + " key", under(algorithm, key));
                }
            });
        }
        for (String none : List.of("none", "None", "NONE", "nOnE", "", "ES384 ", "es384")) {
            add(
                    "alg \"" + none + "\" without a signature",
                    draft().header("alg", none).with(new byte[] {0}));
            bent("alg \"" + none + "\" with a signature", draft -> draft.header("alg", none));
        }
        bent("alg missing", draft -> draft.header("alg", null));
        bent("alg a list", draft -> draft.header("alg", List.of("ES384")));
        bent("alg a number", draft -> draft.header("alg", 384));
        for (String hmac : List.of("HS256", "HS384", "HS512")) {
            add(hmac + " with the RSA public key as secret", hmac(hmac, encoded(ehr.rsa()), SigningEhr.RSA_ID));
            add(hmac + " with the EC public key as secret", hmac(hmac, encoded(ehr.curve()), SigningEhr.CURVE_ID));
            add(
                    hmac + " with the published key set as secret",
                    hmac(hmac, ehr.jwks().getBytes(StandardCharsets.UTF_8), SigningEhr.RSA_ID));
        }
    }

    /** Says one algorithm and is signed as well as the key can. */
    private String under(String algorithm, JWK key) {
        SigningEhr.Draft draft = draft().header("alg", algorithm).header("kid", key.getKeyID());
        boolean rsa = key instanceof RSAKey;
        return draft.with(
                draft.signature(rsa && !algorithm.startsWith("E") ? algorithm : rsa ? "RS384" : "ES384", key));
    }

    private String hmac(String algorithm, byte[] secret, String kid) {
        try {
            Mac mac = Mac.getInstance(algorithm.replace("HS", "HmacSHA"));
            mac.init(new SecretKeySpec(secret, "raw"));
            SigningEhr.Draft draft = draft().header("alg", algorithm).header("kid", kid);
            return draft.with(mac.doFinal(draft.content().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(JWK key) {
        try {
            return key instanceof RSAKey rsa
                    ? rsa.toRSAPublicKey().getEncoded()
                    : ((ECKey) key).toECPublicKey().getEncoded();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signatures() {
        signature("r and s zero", whole -> new byte[96]);
        signature("r zero", whole -> joined(new byte[48], Arrays.copyOfRange(whole, 48, 96)));
        signature("s zero", whole -> joined(Arrays.copyOf(whole, 48), new byte[48]));
        signature("r the order of the curve", whole -> joined(order(), Arrays.copyOfRange(whole, 48, 96)));
        signature("one byte short", whole -> Arrays.copyOf(whole, 95));
        signature("one byte long", whole -> Arrays.copyOf(whole, 97));
        signature("one bit changed", whole -> {
            whole[40] ^= 1;
            return whole;
        });
        signature("one byte", whole -> new byte[] {1});
        SigningEhr.Draft foreign = draft();
        add("signed with another key", foreign.with(foreign.signature("ES384", SigningEhr.curve(SigningEhr.CURVE_ID))));
        String good = draft().signed();
        String other = draft().signed();
        add("payload of another token", swapped(good, other, 1));
        add(
                "header changed after signing",
                swapped(good, draft().header("x", "y").signed(), 0));
        SigningEhr.Draft der = draft();
        add("signature in DER", der.with(der(der.signature("ES384", ehr.curve()))));
    }

    private void signature(String what, UnaryOperator<byte[]> bend) {
        SigningEhr.Draft draft = draft();
        add("signature: " + what, draft.with(bend.apply(draft.signature("ES384", ehr.curve()))));
    }

    private byte[] order() {
        byte[] order = ehr.curve().getCurve().toECParameterSpec().getOrder().toByteArray();
        return Arrays.copyOfRange(order, order.length - 48, order.length);
    }

    private static byte[] joined(byte[] r, byte[] s) {
        byte[] both = Arrays.copyOf(r, r.length + s.length);
        System.arraycopy(s, 0, both, r.length, s.length);
        return both;
    }

    private static byte[] der(byte[] signature) {
        byte[] r = new BigInteger(1, Arrays.copyOf(signature, 48)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(signature, 48, 96)).toByteArray();
        byte[] head = {0x30, (byte) (r.length + s.length + 4), 2, (byte) r.length};
        return joined(joined(head, r), joined(new byte[] {2, (byte) s.length}, s));
    }

    private static String swapped(String token, String other, int part) {
        String[] parts = token.substring(7).split("\\.");
        parts[part] = other.substring(7).split("\\.")[part];
        return "Bearer " + String.join(".", parts);
    }

    private void headers() {
        bent("kid missing", draft -> draft.header("kid", null));
        bent("kid blank", draft -> draft.header("kid", " "));
        bent("kid a number", draft -> draft.header("kid", 1));
        bent("kid unknown", draft -> draft.header("kid", "no-such-key"));
        bent("kid of the other key", draft -> draft.header("kid", SigningEhr.RSA_ID));
        bent("kid with a line break", draft -> draft.header("kid", "a\r\n{\"level\":\"INFO\"}"));
        bent("typ of an access token", draft -> draft.header("typ", "at+jwt"));
        bent("crit", draft -> draft.header("crit", List.of("exp")));
        bent("b64", draft -> draft.header("b64", false));
        bent("jku of another host", draft -> draft.header("jku", "https://evil.example/jwks"));
        bent("jku with a slash more", draft -> draft.header("jku", "https://ehr.hospital.example/jwks/"));
        bent("jku a list", draft -> draft.header("jku", List.of("https://ehr.hospital.example/jwks")));
        ECKey evil = SigningEhr.curve("evil");
        for (String kid : List.of("evil", SigningEhr.CURVE_ID)) {
            SigningEhr.Draft own =
                    draft().header("kid", kid).header("jwk", evil.toPublicJWK().toJSONObject());
            add("own key in jwk under kid " + kid, own.with(own.signature("ES384", evil)));
        }
    }

    private void claims() {
        for (String claim : List.of("iss", "aud", "exp", "iat", "jti", "tenant")) {
            bent(claim + " missing", draft -> draft.claim(claim, null));
            bent(claim + " an object", draft -> draft.claim(claim, Map.of("a", "b")));
            bent(claim + " true", draft -> draft.claim(claim, true));
        }
        for (String claim : List.of("iss", "jti", "tenant")) {
            bent(claim + " blank", draft -> draft.claim(claim, " "));
            bent(claim + " a list", draft -> draft.claim(claim, List.of(draft.claims.get(claim))));
        }
        bent("iss of nobody", draft -> draft.claim("iss", "https://nobody.example"));
        bent("iss with a slash more", draft -> draft.claim("iss", SigningEhr.ISSUER + "/"));
        bent("iss in capitals", draft -> draft.claim("iss", "HTTPS://EHR.HOSPITAL.EXAMPLE"));
        bent("tenant unknown", draft -> draft.claim("tenant", "other"));
        bent("tenant in capitals", draft -> draft.claim("tenant", "MAIN"));
        bent("jti overlong", draft -> draft.claim("jti", "x".repeat(513)));
    }

    private void audiences() {
        bent("aud of another service", draft -> draft.claim("aud", url.replaceFirst("[^/]+$", "other-service")));
        bent("aud of the server", draft -> draft.claim("aud", url.replaceFirst("/cds-services.*", "")));
        bent("aud of discovery", draft -> draft.claim("aud", url.replaceFirst("/[^/]+$", "")));
        bent("aud of feedback", draft -> draft.claim("aud", url + "/feedback"));
        bent("aud with two slashes more", draft -> draft.claim("aud", url + "//"));
        bent("aud with a query", draft -> draft.claim("aud", url + "?x=1"));
        bent("aud over http", draft -> draft.claim("aud", url.replace("https:", "http:")));
        bent("aud on loopback", draft -> draft.claim("aud", "http://localhost:8080/cds-services/ivig-myositis"));
        bent("aud in capitals", draft -> draft.claim("aud", url.toUpperCase(java.util.Locale.ROOT)));
        bent("aud an empty list", draft -> draft.claim("aud", List.of()));
        bent("aud a list without us", draft -> draft.claim("aud", List.of("https://a.example", "https://b.example")));
        bent("aud a list with a number", draft -> draft.claim("aud", List.of(url, 1)));
    }

    private void times() {
        long t = now.getEpochSecond();
        times("exp passed by an hour", t - 3900, t - 3600);
        times("exp passed by the skew", t - 360, t - 61);
        times("iat in the future beyond the skew", t + 90, t + 300);
        times("exp before iat", t + 30, t - 30);
        times("exp at iat", t, t);
        times("a lifetime of a second too much", t, t + 1201);
        times("a lifetime of years", t, t + 100_000_000L);
        bent("exp beyond all dates", draft -> draft.claim("exp", Long.MAX_VALUE));
        bent("exp negative", draft -> draft.claim("exp", -1));
        bent("exp as text", draft -> draft.claim("exp", String.valueOf(t + 300)));
        bent("exp in milliseconds", draft -> draft.claim("exp", (t + 300) * 1000));
        bent("iat as text", draft -> draft.claim("iat", String.valueOf(t)));
        bent("nbf to come", draft -> draft.claim("nbf", t + 120));
        bent("nbf as text", draft -> draft.claim("nbf", "soon"));
    }

    private void times(String what, long issued, long expires) {
        bent(what, draft -> draft.claim("iat", issued).claim("exp", expires));
    }

    private void forms() {
        String token = draft().signed().substring(7);
        String[] parts = token.split("\\.");
        add("nothing", "");
        add("Bearer alone", "Bearer ");
        add("Basic", "Basic dXNlcjpwYXNzd29yZA==");
        add("the token without Bearer", token);
        add("two parts", "Bearer " + parts[0] + "." + parts[1]);
        add("an empty signature", "Bearer " + parts[0] + "." + parts[1] + ".");
        add("four parts", "Bearer " + token + ".AAAA");
        add("five parts", "Bearer " + token + ".AAAA.AAAA");
        add("padded", "Bearer " + token + "==");
        add("a comma and another", "Bearer " + token + ", Bearer " + token);
        add("not base64", "Bearer a b.c d.e");
        add("header not JSON", "Bearer " + SigningEhr.part("nonsense") + "." + parts[1] + "." + parts[2]);
        add("header a list", "Bearer " + SigningEhr.part("[]") + "." + parts[1] + "." + parts[2]);
        add("payload not JSON", "Bearer " + parts[0] + "." + SigningEhr.part("{\"iss\":") + "." + parts[2]);
        add("payload nested deeply", "Bearer " + parts[0] + "." + SigningEhr.part("[".repeat(3000)) + "." + parts[2]);
        add("overlong", draft().claim("padding", "x".repeat(Token.LONGEST)).signed());
    }
}
