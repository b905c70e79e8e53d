package dev.ivigcds.check;

import dev.ivigcds.caller.ClientSettings.Profile;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.cards.CardWriter;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.consult.ChartReview;
import dev.ivigcds.consult.Consultation;
import dev.ivigcds.consult.Modes;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.web.HookCalls;
import dev.ivigcds.wire.FhirAuthorization;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.HookResponse;
import dev.ivigcds.wire.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rooms of the server put together without a server, for one client that may call nothing. */
final class Bench implements AutoCloseable {
    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final String PUT_ASIDE = "put-aside";

    private final Catalog catalog;
    private final Charts charts;
    private final VerifiedCaller caller;

    Bench(Catalog catalog, Profile profile, ZoneId zone) {
        this.catalog = catalog;
        this.charts = new Charts(catalog.terminology(), AMPLE);
        this.caller = VerifiedCaller.atHand(profile, zone);
    }

    /**
     * A request as the server reads it.
     *
     * @throws Refusal as the server refuses it
     */
    Captured read(byte[] body) {
        HookRequest request = HookCalls.read(catalog, ChartReview.SERVICE, body);
        return new Captured(Tree.JSON.readTree(body), request);
    }

    /** What the service answers at a time, with nothing fetched: {@code fhirServer} and the token are put aside, and only they. */
    Answer answer(HookRequest request, Instant at) {
        try {
            request.fhirServer().ifPresent(this::refuseIfNoUrl);
            Consultation consultation = Consultation.withoutNotes(
                    charts, new CardWriter(Optional.empty()), new Modes(Map.of()), Clock.fixed(at, ZoneOffset.UTC));
            HookResponse response = consultation.consult(catalog, ChartReview.SERVICE, offline(request), caller);
            return new Answer.Judged(
                    Objects.requireNonNull(response.extension(), "explained").decision(), response.cards());
        } catch (Refusal.NothingToJudge refusal) {
            return mayFetch(request) ? new Answer.NotYet(refusal) : new Answer.Refused(refusal);
        } catch (Refusal refusal) {
            return new Answer.Refused(refusal);
        }
    }

    /** Whether a server that has this client on its list could fetch. */
    static boolean mayFetch(HookRequest request) {
        return request.fhirServer().isPresent() && request.fhirAuthorization().isPresent();
    }

    /** Which servers are on a client's list is not known here; what can be none is refused as the server does. */
    private void refuseIfNoUrl(String fhirServer) {
        try {
            caller.reach(fhirServer);
        } catch (Refusal.NotAllowed onNoListHere) {
            // It is not called.
        }
    }

    /** Whose token it was stays: a token of another patient is refused (T-14). */
    private static HookRequest offline(HookRequest request) {
        return new HookRequest(
                request.hook(),
                request.hookInstance(),
                Optional.empty(),
                request.fhirAuthorization()
                        .map(sent -> new FhirAuthorization(PUT_ASIDE, sent.scope(), sent.subject(), sent.patient())),
                request.context(),
                request.prefetch(),
                true);
    }

    @Override
    public void close() {
        charts.close();
    }
}
