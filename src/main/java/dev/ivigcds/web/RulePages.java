package dev.ivigcds.web;

import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.pages.Html;
import dev.ivigcds.pages.Place;
import dev.ivigcds.pages.Site;
import dev.ivigcds.wire.Refusal;
import dev.ivigcds.wire.RulePage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The rules for people to read, from the same data that judge: HTML, or JSON under {@code Accept: application/json}. */
@RestController
final class RulePages {
    private final Knowledge knowledge;
    private final Site site;

    RulePages(Knowledge knowledge, Site site) {
        this.knowledge = knowledge;
        this.site = site;
    }

    @GetMapping("/rules")
    ResponseEntity<?> index(@RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        List<RulePage.Index> services = knowledge.inForce().ruleIndexes();
        return wantsJson(accept) ? json(services) : page(services).answer();
    }

    @GetMapping("/rules/{topic}")
    ResponseEntity<?> rule(
            @PathVariable String topic,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        RulePage rule = knowledge
                .inForce()
                .rulePage(topic)
                .orElseThrow(
                        () -> new Refusal.Unknown("There is no rule page for this topic. All are listed at /rules."));
        return wantsJson(accept) ? json(rule) : page(rule).answer();
    }

    private static boolean wantsJson(@Nullable String accept) {
        return accept != null && accept.contains("json") && !accept.contains("html");
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private Html page(List<RulePage.Index> services) {
        Html html = site.page(Place.RULES, "Rules");
        for (RulePage.Index service : services) {
            Map<String, String> links = new LinkedHashMap<>();
            service.topics().forEach((topic, title) -> links.put("/rules/" + topic, title));
            html.paragraph(service.description())
                    .paragraph("Knowledge in force: " + service.knowledge())
                    .links(service.title(), links)
                    .heading("What it needs")
                    .paragraph(service.usageRequirements())
                    .terms("Prefetch queries", service.prefetch())
                    .terms("Where it comes from", service.sourceAttributes());
        }
        return html;
    }

    /** For example: 80 g: most grams on one calendar day (clinical statement S-03), dailyLimit. */
    private static String words(RulePage.Parameter parameter) {
        String from = switch (parameter.from()) {
            case "" -> "";
            case "project" -> " (project parameter)";
            case String key when key.startsWith("S-") -> " (clinical statement " + key + ")";
            case String key -> " (" + key + ")";
        };
        String means = parameter.means().isEmpty() ? "" : ": " + parameter.means() + from;
        return parameter.value() + means + " · " + parameter.name();
    }

    private Html page(RulePage rule) {
        return site.page(Place.RULES, rule.title())
                .back("/rules", "All rules")
                .paragraph(rule.rule())
                .paragraph("Source: " + rule.source() + ". Topic: " + rule.topic() + ". Asked at: "
                        + String.join(", ", rule.hooks()) + ".")
                .heading("When")
                .paragraph(rule.when())
                .list("Numbers in force", rule.parameters(), RulePages::words)
                .terms("What the card says, by state", rule.texts())
                .list(
                        "Evidence",
                        rule.evidence(),
                        e -> e.key() + ": " + e.citation() + " (reviewed " + e.reviewed() + ")")
                .list("Reasons to override", rule.overrideReasons(), RulePage.Reason::display)
                .list("Cases in which it speaks", rule.examples(), title -> title)
                .list("Changes", rule.changes(), c -> c.version() + ", " + c.date() + ": " + c.what())
                .paragraph("Knowledge in force: " + rule.knowledge());
    }
}
