package dev.ivigcds.consult;

import dev.ivigcds.caller.ClientSettings;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.cards.ActionSelection;
import dev.ivigcds.cards.AppLink;
import dev.ivigcds.cards.CardWriter;
import dev.ivigcds.cards.ClientStyle;
import dev.ivigcds.cards.Texts;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.catalog.Service;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.fhir.OpenedChart;
import dev.ivigcds.journal.Call;
import dev.ivigcds.rules.Judgement;
import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.HookResponse;
import dev.ivigcds.wire.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One hook call, from envelope to answer. */
public final class Consultation {
    private final Charts charts;
    private final CardWriter cardWriter;
    private final Modes modes;
    private final Consumer<Call> journal;
    private final Clock clock;
    private final Optional<AppLink> app;

    /** A corridor through the rooms; {@code journal} takes note of each call before it is answered. */
    public Consultation(Charts charts, CardWriter cardWriter, Modes modes, Consumer<Call> journal, Clock clock) {
        this(charts, cardWriter, modes, journal, clock, Optional.empty());
    }

    /** The same, where cards on the response lead those clients that have it to the SMART app. */
    public Consultation(
            Charts charts,
            CardWriter cardWriter,
            Modes modes,
            Consumer<Call> journal,
            Clock clock,
            Optional<AppLink> app) {
        this.app = app;
        this.charts = charts;
        this.cardWriter = cardWriter;
        this.modes = modes;
        this.journal = journal;
        this.clock = clock;
    }

    /** The same corridor for who looks at a call that nobody made here: no note of it is taken. */
    public static Consultation withoutNotes(Charts charts, CardWriter cardWriter, Modes modes, Clock clock) {
        return new Consultation(charts, cardWriter, modes, call -> {}, clock);
    }

    /**
     * Answers a call by the knowledge of one catalog: the chart is opened, every rule gives its verdict, the live ones become cards, and the
     * decision is recorded.
     *
     * @throws Refusal if the service or hook is not offered, the request concerns another patient, or nothing at all can be judged
     */
    public HookResponse consult(Catalog catalog, String serviceId, HookRequest request, VerifiedCaller caller) {
        long begun = System.nanoTime();
        Service service = catalog.require(serviceId, request.hook());
        Occasion occasion = Occasion.ofHook(request.hook()).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        OpenedChart opened =
                charts.open(request, occasion, service.needs(occasion), catalog.terminology(), caller, now);
        Judgement judgement = Audience.of(request.context()).fit(service.judge(opened.chart()));
        Modes.ForCaller mode = modes.of(caller);
        Texts words = service.texts(caller.takesHl7Reasons());
        List<Card> cards = linked(
                fit(cardWriter.write(occasion, mode.live(judgement.verdicts()), words, opened::asAction), caller),
                request,
                caller);
        Decision decision =
                DecisionWriter.write(service.knowledge(), now, occasion, opened.data(), judgement, mode, cards);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        journal.accept(new Call(caller.id(), request, decision, cards, judgement.faults(), took));
        return new HookResponse(
                cards, request.explain() && caller.mayExplain() ? new HookResponse.Extension(decision) : null);
    }

    /** Those on the response with a link to the SMART app, where this caller has it. */
    private List<Card> linked(List<Card> cards, HookRequest request, VerifiedCaller caller) {
        return app.filter(link -> caller.hasApp())
                .map(link -> link.on(cards, request.hookInstance()))
                .orElse(cards);
    }

    /** The cards as this caller can take them. */
    private static List<Card> fit(List<Card> cards, VerifiedCaller caller) {
        boolean epic = caller.profile() == ClientSettings.Profile.EPIC;
        List<Card> fitted = (epic ? ClientStyle.EPIC : ClientStyle.GENERIC).fit(cards);
        return caller.takesActionSelection() ? ActionSelection.said(fitted) : fitted;
    }
}
