package dev.ivigcds.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What is remembered of a used token: a digest of {@code iss} and {@code jti}, the same length for all and telling nothing. */
final class TokenMark {
    private TokenMark() {}

    /** 43 characters. */
    static String of(String issuer, String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((issuer.length() + ":" + issuer + id).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
