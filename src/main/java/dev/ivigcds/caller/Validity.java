package dev.ivigcds.caller;

import java.time.Duration;
import java.time.Instant;

/**
 * The times within which a token is good: clocks may differ by a minute, and no token lives longer than the site allows.
 *
 * @param longest from {@code iat} to {@code exp}
 */
record Validity(Duration longest) {
    /** How far the clocks of two machines may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** Holds a token's times against the clock. */
    void check(Claims claims, Instant now) throws NotVerified {
        if (!now.isBefore(end(claims))) {
            throw new NotVerified("exp has passed");
        }
        Instant latest = now.plus(SKEW);
        if (claims.issued().isAfter(latest)) {
            throw new NotVerified("iat is in the future");
        }
        if (claims.notBefore().filter(start -> start.isAfter(latest)).isPresent()) {
            throw new NotVerified("nbf has not come");
        }
        Duration life = Duration.between(claims.issued(), claims.expires());
        if (life.isNegative() || life.isZero()) {
            throw new NotVerified("exp is not after iat");
        }
        if (life.compareTo(longest) > 0) {
            throw new NotVerified("exp is more than " + longest.toSeconds() + " s after iat (max-token-lifetime)");
        }
    }

    /** When the token is good no more, by any clock that may be asked. */
    static Instant end(Claims claims) {
        return claims.expires().plus(SKEW);
    }
}
