package dev.ivigcds.fhir;

import dev.ivigcds.caller.Backends;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.Dns;

/**
 * Opens the chart of a patient for one hook call: what the call brought, completed from the caller's FHIR server where that is allowed and
 * needed.
 */
public final class Charts implements AutoCloseable {
    private final Terminology terminology;
    private final Duration deadline;
    private final Outbound outbound;
    private final Backends backends;
    private final TokenEndpoint tokens;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerVersions versions = new ServerVersions(threads);

    /**
     * Makes the reader of charts for clients that bring their tokens along.
     *
     * @param terminology codes and ideas
     * @param deadline for one call, all fetches together; what is not in by then is "could not check"
     * @throws IllegalArgumentException if the deadline is not between 50 ms and 60 s
     */
    public Charts(Terminology terminology, Duration deadline) {
        this(terminology, deadline, Backends.none());
    }

    /** Makes the reader of charts; for clients among {@code backends} it gets tokens of our own when a call brings none. */
    public Charts(Terminology terminology, Duration deadline, Backends backends) {
        this(terminology, deadline, backends, Dns.SYSTEM);
    }

    Charts(Terminology terminology, Duration deadline, Backends backends, Dns names) {
        if (deadline.compareTo(Duration.ofMillis(50)) < 0 || deadline.compareTo(Duration.ofSeconds(60)) > 0) {
            throw new IllegalArgumentException("ivig-cds.deadline: must be between 50ms and 60s.");
        }
        this.terminology = terminology;
        this.deadline = deadline;
        this.backends = backends;
        this.outbound = new Outbound(deadline, names);
        this.tokens = new TokenEndpoint(outbound, new BackendTokens(threads, System::nanoTime), deadline);
    }

    /** Opens the chart by the codes this was made with. */
    OpenedChart open(
            HookRequest request, Occasion occasion, List<PrefetchNeed> needs, VerifiedCaller caller, Instant now) {
        return open(request, occasion, needs, terminology, caller, now);
    }

    /**
     * Opens the chart. Orders that are plainly none of ours are passed by with their prefetch unread, unless the caller asks for an explanation,
     * which tells what came ({@link Screening}). Nothing is fetched before the order is known to be IVIG that may be for myositis, and nothing after this returns.
     *
     * @param request the hook call
     * @param occasion its hook
     * @param needs the parts of the chart the service asks for, in its order
     * @param codes the codes and ideas of the knowledge that asks
     * @param caller who asks
     * @param now the time of the call
     * @throws Refusal if the call cannot be served: data of another patient (T-14), a FHIR base not on the list (T-01), orders that are not FHIR
     *     R4, or nothing that could be judged
     */
    public OpenedChart open(
            HookRequest request,
            Occasion occasion,
            List<PrefetchNeed> needs,
            Terminology codes,
            VerifiedCaller caller,
            Instant now) {
        return !request.explain() && Screening.showsNothing(request, codes)
                ? passBy(request, occasion, needs, codes, caller, now)
                : open(request, occasion, needs, codes, caller, now, Opening::open);
    }

    private static OpenedChart passBy(
            HookRequest request,
            Occasion occasion,
            List<PrefetchNeed> needs,
            Terminology codes,
            VerifiedCaller caller,
            Instant now) {
        Opening.refuseAnotherPatient(request);
        request.fhirServer().ifPresent(caller::reach);
        return PassedBy.chart(request, needs, circumstances(request, occasion, caller, now), codes);
    }

    private static Circumstances circumstances(
            HookRequest request, Occasion occasion, VerifiedCaller caller, Instant now) {
        return new Circumstances(
                occasion,
                now,
                caller.zone(),
                request.context().patientId(),
                request.context().encounterId(),
                caller.assumeMyositis());
    }

    /**
     * Opens all of the chart that is asked for, whatever the call's orders are: for who looks at the chart itself. Nothing after this returns.
     *
     * @throws Refusal as {@link #open}, except that an order whose drug is unknown is no hindrance
     */
    public OpenedChart openWhole(
            HookRequest request,
            Occasion occasion,
            List<PrefetchNeed> needs,
            Terminology codes,
            VerifiedCaller caller,
            Instant now) {
        return open(request, occasion, needs, codes, caller, now, Opening::openWhole);
    }

    private OpenedChart open(
            HookRequest request,
            Occasion occasion,
            List<PrefetchNeed> needs,
            Terminology codes,
            VerifiedCaller caller,
            Instant now,
            Function<Opening, OpenedChart> how) {
        Deadline end = Deadline.in(deadline);
        Optional<Credential> own =
                backends.of(caller.id()).map(backend -> tokens.credential(caller, backend, needs, now));
        try (Access access = Access.of(request, caller, own, outbound, end.earlierBy(deadline.dividedBy(20)))) {
            Circumstances circumstances = circumstances(request, occasion, caller, now);
            Gathering gathering = new Gathering(needs, request.context(), access, end, threads, check(caller));
            return how.apply(new Opening(request, needs, caller, circumstances, gathering, codes));
        }
    }

    /** The hosts of clients as the SMART app asks them, within the same bounds. */
    public AppServers appServers() {
        return new AppServers(outbound, terminology, deadline);
    }

    /** What comes before the first request to a caller's server. */
    private Consumer<RecordServer> check(VerifiedCaller caller) {
        return caller.versionIsAsked() ? versions::refuseOther : server -> {};
    }

    /** Reads, writes and fetches FHIR once, without the network, so that the first call does not wait for it; readiness should. */
    public void warmUp() {
        outbound.warmUp();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        outbound.close();
    }
}
