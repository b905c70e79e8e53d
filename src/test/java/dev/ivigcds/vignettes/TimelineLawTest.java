package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.terminology.KnowledgeFixture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What the timeline of a chart shows is what the decision on the same call was made by: for every vignette. */
@ExtendWith(WithoutJournal.class)
class TimelineLawTest {
    private static final List<Vignette> VIGNETTES = Vignettes.all();
    private static final QuickServer SERVER = new QuickServer(KnowledgeFixture.folder());

    /** What the checklist made of the cards; the timeline has none. */
    private static final String CHECKLIST = "beforeInfusion";

    @ParameterizedTest(name = "{0}")
    @FieldSource("VIGNETTES")
    void theTimelineTellsWhatTheDecisionWasMadeBy(Vignette vignette) {
        JsonNode decision = SERVER.answer(vignette).at("/extension/dev.ivigcds.decision");
        JsonNode timeline = SERVER.timeline(vignette);

        theReviewStandsWhereTheDecisionHasIt(decision.path("response"), timeline.path("review"));
        theGramsAreThoseOfTheDoseArithmetic(decision.path("dose"), timeline.path("ivig"));
        everyCourseIsTheSumOfItsDays(timeline.path("ivig"));
        theVerdictsAreTheSame(decision, timeline);
        assertThat(timeline.has("review")).isNotEqualTo(timeline.has("noReview"));
    }

    /** Who asks for the review is told it also after the time in which an opened chart tells of it. */
    private static void theReviewStandsWhereTheDecisionHasIt(JsonNode response, JsonNode review) {
        if (response.isMissingNode()) {
            return;
        }
        if (!response.get("state").asString().equals("pastWindow")) {
            assertThat(review.get("state")).isEqualTo(response.get("state"));
        }
        assertThat(review.path("state").asString()).isNotEqualTo("pastWindow");
        for (String member : List.of("start", "startBasis", "courses")) {
            assertThat(review.path(member)).as(member).isEqualTo(response.path(member));
        }
    }

    /** A day on which something was given already is told by what was given. */
    private static void theGramsAreThoseOfTheDoseArithmetic(JsonNode dose, JsonNode ivig) {
        TreeMap<String, BigDecimal> planned = grams(ivig, Set.of("drafted", "ordered"));
        Set<String> given = grams(ivig, Set.of("given")).keySet();
        for (JsonNode day : dose.path("days")) {
            String date = day.get("date").asString();
            if (!given.contains(date)) {
                assertThat(planned.get(date))
                        .as(date)
                        .isEqualByComparingTo(day.get("grams").decimalValue());
            }
        }
    }

    private static TreeMap<String, BigDecimal> grams(JsonNode ivig, Set<String> status) {
        return ivig.valueStream()
                .filter(course -> status.contains(course.get("status").asString()))
                .flatMap(course -> course.get("days").valueStream())
                .collect(Collectors.toMap(
                        day -> day.get("date").asString(),
                        day -> day.path("grams").decimalValue(BigDecimal.ZERO),
                        BigDecimal::add,
                        TreeMap::new));
    }

    private static void everyCourseIsTheSumOfItsDays(JsonNode ivig) {
        for (JsonNode course : ivig) {
            boolean known = course.get("days").valueStream().allMatch(day -> day.has("grams"));
            assertThat(course.has("grams")).isEqualTo(known);
            assertThat(course.has("unknown")).isNotEqualTo(known);
            if (known) {
                BigDecimal sum = course.get("days")
                        .valueStream()
                        .map(day -> day.get("grams").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum).isEqualByComparingTo(course.get("grams").decimalValue());
            }
        }
    }

    private static void theVerdictsAreTheSame(JsonNode decision, JsonNode timeline) {
        List<JsonNode> judged = decision.path("verdicts")
                .valueStream()
                .filter(verdict -> !verdict.get("topic").asString().equals(CHECKLIST))
                .toList();
        assertThat(timeline.path("verdicts").valueStream().toList()).isEqualTo(judged);
    }
}
