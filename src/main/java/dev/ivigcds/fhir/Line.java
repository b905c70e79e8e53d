package dev.ivigcds.fhir;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link Lane} for the time of one hook call: the name is looked up once, every address is checked, and connections are made to the checked
 * ones alone, whatever the name resolves to afterwards (T-01, T-02).
 */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final Lane lane;
    private final Deadline deadline;
    private final FutureTask<Dialled> dialled;

    /** A line that looks its name up when it is first used. */
    Line(Lane lane, Deadline deadline, Resolver names, OkHttpClient http) {
        this.lane = lane;
        this.deadline = deadline;
        this.dialled = new FutureTask<>(() -> dial(lane, deadline, names, http));
    }

    /** Whether there is somebody to talk to. */
    sealed interface Dialled {
        /** Requests through this client reach checked addresses alone. */
        record Ready(OkHttpClient http) implements Dialled {}

        /**
         * There is nobody.
         *
         * @param because end of the sentence "could not be checked: …"
         */
        record Dead(String because) implements Dialled {}
    }

    Lane lane() {
        return lane;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Looks the name up, once for all that ask. */
    Dialled dial() {
        dialled.run();
        try {
            return dialled.get(deadline.left(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Dialled.Dead(Answer.IN_TIME);
        } catch (ExecutionException | TimeoutException e) {
            return new Dialled.Dead(deadline.hasPassed() ? Answer.IN_TIME : Answer.SILENT);
        }
    }

    private static Dialled dial(Lane lane, Deadline deadline, Resolver names, OkHttpClient http) {
        String host = lane.key().base().host();
        List<InetAddress> found = names.lookup(host, deadline);
        if (found.isEmpty()) {
            return new Dialled.Dead(deadline.hasPassed() ? Answer.IN_TIME : Answer.SILENT);
        }
        List<InetAddress> checked = lane.networks().allowed(host, found);
        if (checked.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("client", lane.key().client())
                    .addKeyValue("host", host)
                    .log(
                            "no address of this host may be called; if it should be, its network belongs in allowed-networks");
            return new Dialled.Dead(Answer.OUT_OF_BOUNDS);
        }
        return new Dialled.Ready(
                http.newBuilder().dns(new Pinned(lane.key(), checked)).build());
    }

    /** Answers with checked addresses only. Connections are kept for calls of the same client whose name led to the same addresses. */
    private record Pinned(Lane.Key lane, List<InetAddress> addresses) implements Dns {
        Pinned {
            addresses = List.copyOf(addresses);
        }

        @Override
        public List<InetAddress> lookup(String host) {
            return host.equals(lane.base().host()) ? addresses : List.of();
        }
    }
}
