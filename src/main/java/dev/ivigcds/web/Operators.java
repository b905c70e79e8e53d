package dev.ivigcds.web;

import dev.ivigcds.wire.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Who may read what is kept: by HTTP Basic, or anyone in a demo that names nobody (contract, "Operators"). */
public final class Operators {
    private static final String BCRYPT = "{bcrypt}";
    private static final Pattern HASH = Pattern.compile("\\$2[aby]?\\$\\d\\d\\$[./0-9A-Za-z]{53}");

    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

    /** After a wrong password nobody's is checked for so long: guessing must not take the processor from the cards. */
    private static final Duration AFTER_A_WRONG_ONE = Duration.ofMillis(500);

    /** bcrypt takes a tenth of a second: one password is checked at a time. */
    private final Semaphore turn = new Semaphore(1);

    /** Who was right before need not wait: a quick hash of name and password, under a key of this process. */
    private final Set<String> right = ConcurrentHashMap.newKeySet();

    private final byte[] key = new byte[32];

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    private final Map<String, String> hashes = new HashMap<>();
    private final boolean demo;

    /**
     * Takes the operators in.
     *
     * @throws IllegalArgumentException naming every fault
     */
    public Operators(List<OperatorSettings> operators, boolean demo) {
        this.demo = demo;
        new SecureRandom().nextBytes(key);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            add(operators.get(i), "ivig-cds.operators[" + i + "]", faults);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    private void add(OperatorSettings operator, String at, List<String> faults) {
        String name = Optional.ofNullable(operator.name()).orElse("");
        String password = Optional.ofNullable(operator.password()).orElse("");
        String hash = password.startsWith(BCRYPT) ? password.substring(BCRYPT.length()) : "";
        if (name.isBlank() || name.contains(":") || hashes.containsKey(name)) {
            faults.add(at + ".name: must be there, be unique and hold no colon.");
        } else if (!HASH.matcher(hash).matches()) {
            faults.add(
                    at + ".password: must be {bcrypt} and the bcrypt hash of the password, never the password itself."
                            + " `htpasswd -nbBC 10 name password` writes one.");
        } else {
            hashes.put(name, hash);
        }
    }

    /** What became of someone at the door. */
    sealed interface Admission {
        /** Comes in, under this name. */
        record Admitted(String name) implements Admission {}

        /** Has to say who it is. */
        record NotKnown() implements Admission {}
    }

    /**
     * Checks who asks.
     *
     * @throws Refusal.Unknown where nobody is an operator and this is not the demo: then there is no such door
     */
    Admission admit(HttpServletRequest request) {
        if (hashes.isEmpty()) {
            if (demo) {
                return new Admission.Admitted("demo");
            }
            throw new Refusal.Unknown("There is nothing at this path.");
        }
        return credentials(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(this::isRight)
                .<Admission>map(known -> new Admission.Admitted(known.name()))
                .orElseGet(Admission.NotKnown::new);
    }

    private record Credentials(String name, String password) {}

    private static Optional<Credentials> credentials(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? Optional.of(new Credentials(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isRight(Credentials given) {
        String known = quickHash(given);
        if (right.contains(known)) {
            return true;
        }
        try {
            if (!turn.tryAcquire(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            try {
                return matches(given) && right.add(known);
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** An unknown name takes as long as a wrong password (T-23). */
    private boolean matches(Credentials given) throws InterruptedException {
        String anyHash = hashes.values().iterator().next();
        boolean same = bcrypt.matches(given.password(), hashes.getOrDefault(given.name(), anyHash));
        boolean matches = same && hashes.containsKey(given.name());
        if (!matches) {
            Thread.sleep(AFTER_A_WRONG_ONE);
        }
        return matches;
    }

    private String quickHash(Credentials given) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal((given.name() + ":" + given.password()).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256");
        }
    }
}
