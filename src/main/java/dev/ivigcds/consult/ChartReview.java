package dev.ivigcds.consult;

import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.catalog.Service;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.fhir.OpenedChart;
import dev.ivigcds.rules.History;
import dev.ivigcds.rules.Judgement;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Refusal;
import dev.ivigcds.wire.RulePage;
import dev.ivigcds.wire.Timeline;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A chart looked at over time, by the same charts, facts and rules as a hook call. It is no hook call: no card is issued, nothing is advised and the
 * journal keeps nothing of it; the patient's name goes to who asks and nowhere else.
 */
public final class ChartReview {
    /** The service whose rules tell a chart of IVIG in myositis. */
    public static final String SERVICE = "ivig-myositis";

    /** What a timeline shows and a hook may do without. */
    private static final Set<String> SHOWN = Set.of("iga", "body");

    private final Charts charts;
    private final Modes modes;
    private final Optional<URI> rulePages;
    private final Clock clock;

    /**
     * A corridor through the rooms.
     *
     * @param rulePages URL under which each topic has its page; empty if the server does not know its own
     */
    public ChartReview(Charts charts, Modes modes, Optional<URI> rulePages, Clock clock) {
        this.charts = charts;
        this.modes = modes;
        this.rulePages = rulePages;
        this.clock = clock;
    }

    /**
     * The timeline of the patient in context, as far as the chart can be had, whatever the call's orders are.
     *
     * @param request a hook call: what it would be judged by is what is shown
     * @throws Refusal as a hook call is refused, except that an order whose drug is unknown is no hindrance
     */
    public Timeline of(Catalog catalog, HookRequest request, VerifiedCaller caller) {
        Service service = catalog.require(SERVICE, request.hook());
        Occasion occasion = Occasion.ofHook(request.hook()).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        OpenedChart opened =
                charts.openWhole(request, occasion, needs(service, occasion), catalog.terminology(), caller, now);
        Audience audience = Audience.of(request.context());
        Judgement judgement = audience.fit(service.judge(opened.chart()));
        History history = service.history(opened.chart());
        return new TimelineWriter(opened, judgement, modes.of(caller), history)
                .write(service.knowledge(), request.context().patientId(), review(catalog, audience, history));
    }

    /** What the hook asks for, and what is shown besides. */
    private static List<PrefetchNeed> needs(Service service, Occasion occasion) {
        List<PrefetchNeed> own = service.needs(occasion);
        Predicate<PrefetchNeed> besides = need -> SHOWN.contains(need.key()) && !own.contains(need);
        List<PrefetchNeed> more = Arrays.stream(Occasion.values())
                .flatMap(other -> service.needs(other).stream())
                .filter(besides)
                .distinct()
                .toList();
        return java.util.stream.Stream.concat(own.stream(), more.stream()).toList();
    }

    /** As with cards, what a clinician is told of the response is not said to a patient or relative. */
    private Optional<Timeline.Review> review(Catalog catalog, Audience audience, History history) {
        List<RulePage> pages = ReviewWriter.TOPICS.stream()
                .flatMap(topic -> catalog.rulePage(topic.code()).stream())
                .toList();
        return history.review()
                .filter(review -> audience == Audience.CLINICIAN)
                .map(review -> new ReviewWriter(review, pages, rulePages).write());
    }
}
