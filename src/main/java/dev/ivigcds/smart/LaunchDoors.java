package dev.ivigcds.smart;

import dev.ivigcds.pages.Html;
import dev.ivigcds.pages.Place;
import dev.ivigcds.pages.Site;
import dev.ivigcds.wire.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The app's doors for browsers: a launch, the way back from the EHR's login, and the page (contract, "/smart/launch, /smart/app"). */
@RestController
final class LaunchDoors {
    private static final String NAME = "IVIG response over time";

    private final SmartApp app;
    private final OpenLaunch open;
    private final Site site;

    LaunchDoors(SmartApp app, OpenLaunch open, Site site) {
        this.app = app;
        this.open = open;
        this.site = site;
    }

    /** From an EHR, with {@code iss} and {@code launch}; from a link of the list below, with {@code iss}; or that list. */
    @GetMapping("/smart/launch")
    ResponseEntity<String> launch(
            @RequestParam(required = false) @Nullable String iss,
            @RequestParam(required = false) @Nullable String launch,
            HttpServletRequest http) {
        if (iss == null || iss.isBlank()) {
            return list().answer();
        }
        Begun begun = app.begin(iss, Optional.ofNullable(launch).filter(word -> !word.isBlank()));
        Launches.begin(http).begin(begun);
        return to(begun.request().getAuthorizationRequestUri());
    }

    private Html list() {
        Map<String, String> servers = new LinkedHashMap<>();
        app.registered()
                .forEach(server -> servers.put(
                        "/smart/launch?iss=" + URLEncoder.encode(server.written(), StandardCharsets.UTF_8),
                        server.caller().id() + " (" + server.written() + ")"));
        Html page = site.page(Place.ELSEWHERE, NAME);
        return servers.isEmpty()
                ? page.paragraph(
                        "No EHR is registered for this app. A site registers it with smart in the settings of a client.")
                : page.paragraph(
                                "Shows one patient's IVIG courses, CK, TIS and MMT-8, and the review at 12 weeks."
                                        + " It is opened from the EHR, or here: the EHR then asks you to sign in and to choose the patient.")
                        .links("Open a patient at", servers);
    }

    /** The browser comes back from the EHR. Its address names a handle from here on, and no code. */
    @GetMapping("/smart/callback")
    ResponseEntity<String> callback(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            HttpServletRequest http) {
        Launches launches = Launches.of(http).orElseThrow(LaunchDoors::notBegunHere);
        Begun begun = launches.take(state == null ? "" : state).orElseThrow(LaunchDoors::notBegunHere);
        if (code == null || code.isBlank()) {
            throw LaunchRefused.asked(
                    "The EHR did not allow the launch. Ask whoever runs it if you think that it should.");
        }
        Launch launch = app.complete(begun, code);
        http.changeSessionId();
        launches.open(launch);
        return to("/smart/app?launch=" + launch.handle());
    }

    private static Refusal notBegunHere() {
        return LaunchRefused.asked(
                "This launch was not begun in this browser, or was used already. Launch again from the EHR.");
    }

    @GetMapping("/smart/app")
    ResponseEntity<String> page(@RequestParam(required = false) @Nullable String launch, HttpServletRequest http) {
        open.named(launch == null ? "" : launch, http);
        return site.page(Place.ELSEWHERE, NAME)
                .shape("app")
                .style("timeline.css")
                .style("smart.css")
                .library("chart.js")
                .script("smart.js")
                .withoutScript("This app needs JavaScript.")
                .part("patient", "Patient", "")
                .part("actions", "Actions", "")
                .part("timeline", "Timeline", "The record is being read …")
                .part("review", "Review of the response", "")
                .part("record", "Record a score", "")
                .answer();
    }

    private static ResponseEntity<String> to(String url) {
        return ResponseEntity.status(302)
                .location(URI.create(url))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** In words, on a page: somebody is looking. */
    @ExceptionHandler
    ResponseEntity<String> refused(Refusal refusal) {
        ResponseEntity<String> page = site.page(Place.ELSEWHERE, "The app was not opened")
                .paragraph(refusal.words())
                .answer();
        return ResponseEntity.status(refusal.status())
                .headers(page.getHeaders())
                .body(page.getBody());
    }
}
