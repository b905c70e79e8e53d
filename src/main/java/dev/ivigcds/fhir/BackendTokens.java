package dev.ivigcds.fhir;

import dev.ivigcds.fhir.Credential.Shown;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of our own, kept until they run out: each client has its own, for each scope (T-13). A token is asked for once by however many
 * need it, and a new one is asked for in good time while the old one still serves.
 */
final class BackendTokens {
    /** A request that begins with a token must not arrive after its end. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** Nobody is asked again at once after a failure. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A token that is refused right after it was given would be no better the second time. */
    private static final Duration YOUNG = Duration.ofSeconds(10);

    /** No authorization server is believed beyond this: SMART recommends five minutes. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final ExecutorService threads;
    private final LongSupplier ticks;
    private final Map<Key, Slot> slots = new ConcurrentHashMap<>();

    /**
     * Makes the store.
     *
     * @param threads where tokens are asked for
     * @param ticks nanoseconds that only go forward
     */
    BackendTokens(ExecutorService threads, LongSupplier ticks) {
        this.threads = threads;
        this.ticks = ticks;
    }

    /** Whose token it is, from where, and for what. */
    record Key(String client, String tokenUrl, String scope) {}

    /** An answer of a token endpoint; {@code toString} hides the token (T-15). */
    record Granted(String token, Duration lifetime) {
        @Override
        public String toString() {
            return "Granted[…]";
        }
    }

    /**
     * A token that is good now.
     *
     * @param fetch asks for one; empty if none was given
     */
    Shown show(Key key, Supplier<Optional<Granted>> fetch, Deadline deadline) {
        return slots.computeIfAbsent(key, k -> new Slot()).show(fetch, deadline);
    }

    /** A token was refused where it was shown: unless it is quite new, it is not shown again. */
    void drop(Key key, Shown shown) {
        Slot slot = slots.get(key);
        if (slot != null) {
            slot.drop(shown);
        }
    }

    /** A token with the ticks at which it was asked for, is to be renewed, and ends. */
    private record Held(Shown.Token token, long begun, long renewed, long ended) {}

    /** One token and the request for the next one, if it is under way. */
    private final class Slot {
        private @Nullable Held held;
        private @Nullable CompletableFuture<Shown> flight;
        private long pausedUntil = ticks.getAsLong();

        Shown show(Supplier<Optional<Granted>> fetch, Deadline deadline) {
            CompletableFuture<Shown> awaited;
            synchronized (this) {
                long now = ticks.getAsLong();
                if (held != null && held.renewed - now > 0) {
                    return held.token;
                }
                awaited = flight == null && pausedUntil - now <= 0 ? takeOff(fetch, now) : flight;
                if (held != null && held.ended - now > 0) {
                    return held.token;
                }
            }
            return awaited == null ? new Shown.Missing(Answer.NO_TOKEN) : await(awaited, deadline);
        }

        private CompletableFuture<Shown> takeOff(Supplier<Optional<Granted>> fetch, long begun) {
            CompletableFuture<Shown> now = CompletableFuture.supplyAsync(fetch, threads)
                    .exceptionally(fault -> Optional.empty())
                    .thenApply(granted -> land(granted, begun));
            flight = now.isDone() ? null : now;
            return now;
        }

        private synchronized Shown land(Optional<Granted> granted, long begun) {
            flight = null;
            if (granted.isEmpty()) {
                pausedUntil = ticks.getAsLong() + PAUSE.toNanos();
                return new Shown.Missing(Answer.NO_TOKEN);
            }
            Shown.Token token = new Shown.Token(Optional.of(granted.get().token()));
            long lifetime = Math.min(granted.get().lifetime().toNanos(), LONGEST.toNanos());
            long margin = Math.min(MARGIN.toNanos(), lifetime / 10);
            held = new Held(token, begun, begun + lifetime / 4 * 3, begun + lifetime - margin);
            return token;
        }

        private Shown await(CompletableFuture<Shown> flight, Deadline deadline) {
            try {
                return flight.get(deadline.left(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Shown.Missing(Answer.NO_TOKEN);
            } catch (ExecutionException | TimeoutException e) {
                return new Shown.Missing(Answer.NO_TOKEN);
            }
        }

        synchronized void drop(Shown refused) {
            if (held != null && held.token.equals(refused) && ticks.getAsLong() - held.begun > YOUNG.toNanos()) {
                held = null;
            }
        }
    }
}
