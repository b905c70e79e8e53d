package dev.ivigcds.consult;

import dev.ivigcds.rules.Input;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Workings;
import dev.ivigcds.wire.RulePage;
import dev.ivigcds.wire.Timeline;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The 12-week review for who asks for it, with the numbers and the evidence of its rule.
 *
 * @param review where it stands
 * @param pages the pages of its topics
 * @param base URL under which each topic has its page, if known
 */
record ReviewWriter(Workings.Review review, List<RulePage> pages, Optional<URI> base) {
    static final List<Topic> TOPICS =
            List.of(Topic.RESPONSE_12W_NONE, Topic.RESPONSE_BIOCHEM, Topic.RESPONSE_12W_MISSING);

    private static final String OURS = "project";

    /** How a sentence on each state begins. */
    private static final Map<String, String> STATES = Map.of(
            "responded", "Responding to IVIG",
            "biochemicalOnly", "Biochemical response only",
            "none", "No response to IVIG so far",
            "missing", "Response not documented",
            "tooFewCourses", "Not judged yet",
            "tooEarly", "Not due yet",
            "notStarted", "Nothing to review",
            "notChecked", "Could not be checked");

    Timeline.Review write() {
        return new Timeline.Review(
                review.state(),
                Sentences.of(STATES.getOrDefault(review.state(), "Not judged") + ": " + review.because()),
                review.start().orElse(null),
                review.basis()
                        .map(basis -> basis.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                review.courses(),
                review.due().orElse(null),
                review.domains().stream().map(this::domain).toList(),
                evidence());
    }

    private Timeline.Domain domain(Workings.Measured measured) {
        return new Timeline.Domain(
                measured.name(),
                measured.concept(),
                switch (measured.outcome()) {
                    case IMPROVED -> "improved";
                    case NOT_IMPROVED -> "notImproved";
                    case NOT_JUDGED -> "notJudged";
                },
                measured.baseline().map(ReviewWriter::value).orElse(null),
                measured.latest().map(ReviewWriter::value).orElse(null),
                measured.lines(),
                measured.counts(),
                why(measured),
                measured.missing());
    }

    private static Timeline.Value value(Input input) {
        return new Timeline.Value(
                input.value(), input.date().orElse(null), input.from().isEmpty() ? null : input.from());
    }

    /** Where the numbers that decide it come from, by the file of the rule. */
    private String why(Workings.Measured measured) {
        return measured.limits().stream()
                .flatMap(name -> parameter(name).stream())
                .collect(Collectors.groupingBy(
                        p -> p.from(),
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(p -> p.value(), Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(from -> from.getValue() + ": " + source(from.getKey()))
                .collect(Collectors.joining("; "));
    }

    private Optional<RulePage.Parameter> parameter(String name) {
        return pages.stream()
                .flatMap(page -> page.parameters().stream())
                .filter(p -> p.name().equals(name))
                .findFirst();
    }

    private String source(String key) {
        return key.equals(OURS)
                ? "set by this project, not taken from a publication"
                : cited().filter(e -> e.key().equals(key))
                        .findFirst()
                        .map(RulePage.Evidence::citation)
                        .orElse(key);
    }

    private Stream<RulePage.Evidence> cited() {
        return pages.stream().flatMap(page -> page.evidence().stream()).distinct();
    }

    private List<Timeline.Evidence> evidence() {
        Stream<Timeline.Evidence> rules = pages.stream()
                .flatMap(page -> base
                        .map(url ->
                                new Timeline.Evidence("Rule: " + page.title(), URI.create(url + "/" + page.topic())))
                        .stream());
        Stream<Timeline.Evidence> citations = cited().map(e -> new Timeline.Evidence(e.citation(), e.url()));
        return Stream.concat(citations, rules).toList();
    }
}
