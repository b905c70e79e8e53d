package dev.ivigcds.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why a call is not served: a value that any room may throw and that {@code web} alone turns into a status and an OperationOutcome.
 * Its words name what is wrong, where, and what to do; never a value from the chart, never a token (T-15).
 */
public sealed class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final List<String> where;

    private Refusal(int status, String code, String message, List<String> where) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.where = List.copyOf(where);
    }

    /** When to try again, where waiting helps. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Stable code of the refusal, an OperationOutcome issue type of FHIR R4. */
    public String code() {
        return code;
    }

    /** What is wrong and what to do. */
    public String words() {
        return String.valueOf(getMessage());
    }

    /** Paths of the members concerned, or the prefetch keys; may be empty. */
    public List<String> where() {
        return where;
    }

    /** 400: the request cannot be read as the specification has it. */
    public static final class Malformed extends Refusal {
        private static final long serialVersionUID = 1L;

        public Malformed(String words, String... where) {
            super(400, "invalid", words, List.of(where));
        }
    }

    /** 400: a required member is missing. */
    public static final class Missing extends Refusal {
        private static final long serialVersionUID = 1L;

        public Missing(String words, String... where) {
            super(400, "required", words, List.of(where));
        }
    }

    /** 400: data of another patient where this one's must be (T-14, clinical.md 6-31). */
    public static final class WrongPatient extends Refusal {
        private static final long serialVersionUID = 1L;

        public WrongPatient(String words, String... where) {
            super(400, "conflict", words, List.of(where));
        }
    }

    /** 403: a FHIR base that this caller may not name (R-79, T-01). Nothing was connected to. */
    public static final class NotAllowed extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotAllowed(String words, String... where) {
            super(403, "forbidden", words, List.of(where));
        }
    }

    /** 404: no such service. */
    public static final class Unknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public Unknown(String words) {
            super(404, "not-found", words, List.of());
        }
    }

    /** 400: the service is not offered under this hook. */
    public static final class HookNotOffered extends Refusal {
        private static final long serialVersionUID = 1L;

        public HookNotOffered(String words) {
            super(400, "not-supported", words, List.of("hook"));
        }
    }

    /** 400: FHIR of another version than ours. */
    public static final class FhirVersion extends Refusal {
        private static final long serialVersionUID = 1L;

        public FhirVersion(String words, String... where) {
            super(400, "not-supported", words, List.of(where));
        }
    }

    /** 410: what was open here has ended. */
    public static final class Ended extends Refusal {
        private static final long serialVersionUID = 1L;

        public Ended(String words) {
            super(410, "expired", words, List.of());
        }
    }

    /** 502: a server that must play its part did not. */
    public static final class NoGoodAnswer extends Refusal {
        private static final long serialVersionUID = 1L;

        public NoGoodAnswer(String words) {
            super(502, "transient", words, List.of());
        }
    }

    /** 412: nothing can be judged, since none of the data could be had (R-40, clinical.md 6-17). */
    public static final class NothingToJudge extends Refusal {
        private static final long serialVersionUID = 1L;

        public NothingToJudge(String words, List<String> keys) {
            super(412, "incomplete", words, keys);
        }
    }

    /** 413: the body is over the limit (R-08, T-17). */
    public static final class TooLarge extends Refusal {
        private static final long serialVersionUID = 1L;

        public TooLarge(String words) {
            super(413, "too-long", words, List.of());
        }
    }

    /** 401: nobody we know. It goes out bare, the same for every reason (R-125, T-23). */
    public static final class Unauthorized extends Refusal {
        private static final long serialVersionUID = 1L;

        public Unauthorized() {
            super(401, "security", "Who is calling could not be verified.", List.of());
        }
    }

    /** 408: the request took too long to arrive (T-17). */
    public static final class TooSlow extends Refusal {
        private static final long serialVersionUID = 1L;

        public TooSlow(String words) {
            super(408, "timeout", words, List.of());
        }
    }

    /** 415: a body in an encoding that is not read here. */
    public static final class UnknownEncoding extends Refusal {
        private static final long serialVersionUID = 1L;

        public UnknownEncoding(String words) {
            super(415, "not-supported", words, List.of());
        }
    }

    /** 429: more calls than this client may make (T-29). */
    public static final class TooManyCalls extends Refusal {
        private static final long serialVersionUID = 1L;

        private final Duration wait;

        public TooManyCalls(Duration wait) {
            super(
                    429,
                    "throttled",
                    "This client calls more often than its rate-limit allows. Try again after the time in Retry-After.",
                    List.of());
            this.wait = wait;
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(wait);
        }
    }

    /** 503: more work than can be done just now (T-29). */
    public static final class Busy extends Refusal {
        private static final long serialVersionUID = 1L;

        public Busy(String words) {
            super(503, "throttled", words + " Try again after the time in Retry-After.", List.of());
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(1));
        }
    }

    /** 503: what must be kept cannot be kept just now, or what is kept cannot be read. */
    public static final class StoreAway extends Refusal {
        private static final long serialVersionUID = 1L;

        public StoreAway(String words) {
            super(503, "transient", words + " Try again after the time in Retry-After.", List.of());
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(10));
        }
    }
}
