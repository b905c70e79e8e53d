package dev.ivigcds.caller;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A signed token as it came; nothing in it is believed yet. Of its header only {@code alg}, {@code kid}, {@code typ}, {@code jku} and
 * {@code crit} are looked at: {@code jwk}, {@code x5u} and {@code x5c} do not reach any code of ours (T-06).
 *
 * @param algorithm {@code alg}
 * @param keyId {@code kid}
 * @param keysAt {@code jku}
 * @param claims what it says
 * @param signed the text that the signature covers, ASCII
 * @param signature the signature
 */
record Token(
        String algorithm, String keyId, Optional<String> keysAt, Claims claims, String signed, Base64URL signature) {
    static final int LONGEST = 8 * 1024;
    private static final Pattern BEARER =
            Pattern.compile(" *(?i:bearer) +([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+) *");

    /**
     * Reads the {@code Authorization} header.
     *
     * @param authorization every value of it that the call has
     */
    static Token read(List<String> authorization) throws NotVerified {
        if (authorization.size() != 1) {
            throw new NotVerified(
                    "the call has " + (authorization.isEmpty() ? "no" : "more than one") + " Authorization");
        }
        String value = authorization.getFirst();
        Matcher parts = BEARER.matcher(value);
        if (value.length() > LONGEST || !parts.matches()) {
            throw new NotVerified(
                    "Authorization does not hold a bearer token of three parts and at most " + LONGEST + " characters");
        }
        Map<String, Object> header = json("header", parts.group(1));
        refuseUnlessJwt(header.get("typ"));
        if (header.containsKey("crit") || header.containsKey("b64")) {
            throw new NotVerified("the header demands an extension that is not known here");
        }
        return new Token(
                Claims.text("alg", header.get("alg")),
                Claims.text("kid", header.get("kid")),
                header.get("jku") == null ? Optional.empty() : Optional.of(Claims.text("jku", header.get("jku"))),
                Claims.read(json("payload", parts.group(2))),
                parts.group(1) + "." + parts.group(2),
                new Base64URL(parts.group(3)));
    }

    /** A header for the verifier, with nothing of a stranger's in it but the algorithm. */
    JWSHeader plainHeader() {
        return new JWSHeader(JWSAlgorithm.parse(algorithm));
    }

    private static void refuseUnlessJwt(@Nullable Object type) throws NotVerified {
        if (type != null && !"jwt".equalsIgnoreCase(type.toString())) {
            throw new NotVerified("typ is not JWT");
        }
    }

    private static Map<String, Object> json(String what, String part) throws NotVerified {
        try {
            return JSONObjectUtils.parse(new Base64URL(part).decodeToString());
        } catch (ParseException | RuntimeException e) {
            throw new NotVerified("the " + what + " is not a JSON object");
        }
    }
}
