package dev.ivigcds.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.ivigcds.wire.Refusal;
import java.time.Duration;
import java.time.Instant;

/** Used tokens in memory. Full, it takes no further token: to forget one early would let it be used again. */
final class MemoryReplays implements Replays {
    /** About 120 MiB: twenty-five minutes of 50 calls a second from six clients. */
    private static final long MOST = 500_000;

    /** An entry outlives its token by as much as a clock that is set back may ask for. */
    private static final Duration SPARE = Duration.ofMinutes(5);

    /** Tidied by whoever takes a token: to wake another thread for it costs more. */
    private final Cache<String, Duration> used = Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfter(Expiry.<String, Duration>creating((id, life) -> life))
            .build();

    private final long most;

    MemoryReplays() {
        this(MOST);
    }

    MemoryReplays(long most) {
        this.most = most;
    }

    @Override
    public boolean take(String issuer, String id, Instant until, Instant now) {
        if (isFull()) {
            throw new Refusal.Busy("No further token can be remembered just now.");
        }
        Duration life = Duration.between(now, until).plus(SPARE);
        return used.asMap().putIfAbsent(TokenMark.of(issuer, id), life) == null;
    }

    private boolean isFull() {
        if (used.estimatedSize() < most) {
            return false;
        }
        used.cleanUp();
        return used.estimatedSize() >= most;
    }
}
