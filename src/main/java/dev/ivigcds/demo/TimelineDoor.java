package dev.ivigcds.demo;

import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.consult.ChartReview;
import dev.ivigcds.web.HookCalls;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.Timeline;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo's door to the timeline: the body of a hook call in, the chart over time out; refused as a hook call is. */
@RestController
@Profile("demo")
final class TimelineDoor {
    private final Knowledge knowledge;
    private final ChartReview reviews;

    TimelineDoor(Knowledge knowledge, ChartReview reviews) {
        this.knowledge = knowledge;
        this.reviews = reviews;
    }

    @PostMapping(
            path = "/demo/timeline",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Timeline> timeline(HttpServletRequest http) {
        Catalog catalog = knowledge.inForce();
        HookRequest request = HookCalls.read(catalog, ChartReview.SERVICE, http);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(reviews.of(catalog, request, HookCalls.caller(http)));
    }
}
