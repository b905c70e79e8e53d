package dev.ivigcds.smart;

import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.consult.ChartReview;
import dev.ivigcds.fhir.AppServers;
import dev.ivigcds.fhir.TakenScore;
import dev.ivigcds.wire.Refusal;
import dev.ivigcds.wire.Timeline;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The app's doors for its page: what one launch shows, and what may be recorded. A launch's handle is good in its own browser alone. */
@RestController
final class LaunchData {
    private final OpenLaunch open;
    private final Knowledge knowledge;
    private final ChartReview reviews;
    private final AppServers servers;
    private final Clock clock;

    LaunchData(OpenLaunch open, Knowledge knowledge, ChartReview reviews, AppServers servers, Clock clock) {
        this.open = open;
        this.knowledge = knowledge;
        this.reviews = reviews;
        this.servers = servers;
        this.clock = clock;
    }

    /**
     * What the page needs to know besides the timeline.
     *
     * @param needsBanner whether it says who the patient is
     * @param today the newest day on which a score can have been taken
     * @param scores what may be recorded; empty if nothing may
     * @param csrf what a request that changes something must carry in the header X-CSRF-TOKEN
     */
    record About(boolean needsBanner, LocalDate today, List<Score> scores, String csrf) {}

    /** A score that may be recorded, from none to so many points. */
    record Score(TakenScore.Kind kind, String words, int most) {}

    @GetMapping(path = "/smart/app/{handle}", produces = MediaType.APPLICATION_JSON_VALUE)
    About about(@PathVariable String handle, @RequestAttribute("_csrf") CsrfToken csrf, HttpServletRequest http) {
        Launch launch = open.named(handle, http);
        List<Score> scores = launch.mayRecord()
                ? Stream.of(TakenScore.Kind.values())
                        .map(kind -> new Score(kind, kind.words(), kind.most()))
                        .toList()
                : List.of();
        return new About(launch.needsBanner(), today(launch), scores, csrf.getToken());
    }

    /** The chart of the launch's patient over time, by the same charts and rules as the hooks. */
    @GetMapping(path = "/smart/app/{handle}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    Timeline timeline(@PathVariable String handle, HttpServletRequest http) {
        Launch launch = open.named(handle, http);
        return reviews.of(knowledge.inForce(), launch.asked(), launch.server().caller());
    }

    /** Writes a score into the EHR's record. */
    @PostMapping(path = "/smart/app/{handle}/observations", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> record(
            @PathVariable String handle,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String day,
            HttpServletRequest http) {
        Launch launch = open.named(handle, http);
        if (!launch.mayRecord()) {
            throw new Refusal.NotAllowed("The EHR does not let this app record scores.");
        }
        TakenScore score = ScoreForm.read(kind, value, day, today(launch), launch.patient());
        return switch (servers.keep(launch.server().caller(), launch.server().base(), launch.token(), score)) {
            case KEPT ->
                Map.of("says", score.kind().words() + " " + score.value().toPlainString() + " is recorded.");
            case TOKEN_ENDED -> throw LaunchRefused.ended();
            case REFUSED -> throw LaunchRefused.byTheEhr("The EHR did not take the score. Nothing was recorded.");
            case UNKNOWN ->
                throw LaunchRefused.byTheEhr(
                        "The EHR did not answer. The score may have been recorded: look in the chart before you try again.");
        };
    }

    private LocalDate today(Launch launch) {
        return LocalDate.ofInstant(clock.instant(), launch.server().caller().zone());
    }

    /** Forgets a launch and its token. */
    @PostMapping(path = "/smart/app/{handle}/end", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> end(@PathVariable String handle, HttpServletRequest http) {
        Launches.of(http).ifPresent(launches -> launches.close(handle));
        return Map.of("says", "The app is closed, and the EHR's permission is forgotten here.");
    }
}
