package dev.ivigcds.caller;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token says; not to be believed before its signature is verified.
 *
 * @param issuer {@code iss}
 * @param tenant {@code tenant}
 * @param audiences {@code aud}, written as a string or an array
 * @param issued {@code iat}
 * @param expires {@code exp}
 * @param notBefore {@code nbf}
 * @param id {@code jti}
 */
record Claims(
        String issuer,
        Optional<String> tenant,
        List<String> audiences,
        Instant issued,
        Instant expires,
        Optional<Instant> notBefore,
        String id) {
    private static final int LONGEST = 512;

    /** Seconds of the year 5138: what lies beyond is no date of a token. */
    private static final BigDecimal LATEST = new BigDecimal("1e11");

    static Claims read(Map<String, Object> json) throws NotVerified {
        return new Claims(
                text("iss", json.get("iss")),
                json.get("tenant") == null ? Optional.empty() : Optional.of(text("tenant", json.get("tenant"))),
                audiences(json.get("aud")),
                date("iat", json.get("iat")),
                date("exp", json.get("exp")),
                json.get("nbf") == null ? Optional.empty() : Optional.of(date("nbf", json.get("nbf"))),
                text("jti", json.get("jti")));
    }

    /** A member that must be text, neither blank nor overlong. */
    static String text(String name, @Nullable Object value) throws NotVerified {
        if (value instanceof String text && !text.isBlank() && text.length() <= LONGEST) {
            return text;
        }
        throw new NotVerified(name + " is missing or is not fit text");
    }

    private static List<String> audiences(@Nullable Object value) throws NotVerified {
        List<?> written = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        List<String> audiences = written.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        if (audiences.isEmpty() || audiences.size() != written.size()) {
            throw new NotVerified("aud is missing or is not text");
        }
        return audiences;
    }

    private static Instant date(String name, @Nullable Object value) throws NotVerified {
        if (!(value instanceof Number number)) {
            throw new NotVerified(name + " is missing or is not a number");
        }
        try {
            BigDecimal seconds = new BigDecimal(number.toString());
            if (seconds.signum() > 0 && seconds.compareTo(LATEST) < 0) {
                return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
            }
        } catch (NumberFormatException e) {
            // Not a number that a date can have; said below.
        }
        throw new NotVerified(name + " is not a date");
    }
}
