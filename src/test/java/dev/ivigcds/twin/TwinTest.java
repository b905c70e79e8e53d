package dev.ivigcds.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.Vignettes;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our rules and their CQL twins say the same of every vignette and of generated patients: 250 of them at every build, 5,000 with
 * {@code ./mvnw test -Dtest=TwinTest -Dtwin.patients=5000}.
 */
class TwinTest {
    private static final long SEED = 80;
    private static final int PATIENTS = Integer.getInteger("twin.patients", 250);
    private static final int AT_ONCE = 250;
    private static final Differential DIFFERENTIAL = new Differential();
    /** Limits that the twin does not have, and those that decide about words, offers or what is not covered. */
    private static final Set<String> NOT_DECISIVE = Set.of(
            "igaScreening.afterPlasmapheresis",
            "igaScreening.courseGap",
            "igaScreening.likelyCourses",
            "igaScreening.urgentWithin",
            "infusionDose.courseGap",
            "infusionDose.coursePerKg",
            "infusionDose.courseWindow",
            "infusionDose.dailyPerKg",
            "infusionDose.errorGrams",
            "infusionDose.errorPerKg",
            "infusionDose.obeseFrom",
            "infusionDose.poundTolerance",
            "infusionDose.splitFewest",
            "infusionDose.splitPerKg",
            "infusionDose.weightChange",
            "infusionDose.weightChangeWithin",
            "infusionDose.weightChild",
            "infusionDose.weightHighest",
            "infusionDose.writingTolerance");

    private static Map<TwinRule, Counts> ofVignettes;

    @BeforeAll
    static void judgeTheVignettes() {
        ofVignettes = DIFFERENTIAL.run(Vignettes.all().stream());
        told("vignettes", ofVignettes);
    }

    private static void told(String of, Map<TwinRule, Counts> counts) {
        counts.forEach((rule, found) -> System.out.println("CQL twin, " + of + ", " + rule.library() + ": " + found));
    }

    @Test
    void theVignettesAreJudgedAlike() {
        ofVignettes.forEach((rule, found) -> {
            assertThat(found.differences()).as(rule.library()).isEmpty();
            assertThat(rule.topics()).as("a topic that both raise").anyMatch(topic -> found.raised(topic) > 0);
        });
    }

    /** What the twin does not answer must not grow unnoticed. */
    @ParameterizedTest
    @CsvSource({"IGA,62", "DAY_GRAMS,122", "RESPONSE,40"})
    void mostVignettesAreCovered(TwinRule rule, int most) {
        assertThat(ofVignettes.get(rule).uncovered()).isLessThanOrEqualTo(most);
    }

    @Test
    void generatedPatientsAreJudgedAlike() {
        Map<TwinRule, Counts> counts = Differential.none(TwinRule.values());
        for (int from = 0; from < PATIENTS; from += AT_ONCE) {
            DIFFERENTIAL.run(GeneratedPatients.of(SEED, from, Math.min(PATIENTS, from + AT_ONCE)), Map.of(), counts);
            DIFFERENTIAL.forget();
        }
        told(PATIENTS + " generated patients", counts);
        counts.forEach((rule, found) ->
                assertThat(found.differences()).as(rule.library()).isEmpty());
    }

    /** With the number that a vignette names for a limit of the twin alone, the two do not agree about that vignette any more. */
    @ParameterizedTest
    @MethodSource("wrongLimits")
    void aWrongThresholdIsFound(WrongLimit wrong) {
        Map<TwinRule, Counts> counts = Differential.none(wrong.rule());
        DIFFERENTIAL.run(Stream.of(wrong.vignette()), wrong.asParameter(), counts);
        assertThat(counts.get(wrong.rule()).differences()).isNotEmpty();
    }

    static Stream<WrongLimit> wrongLimits() {
        return Vignettes.all().stream()
                .flatMap(v -> Stream.of(TwinRule.values()).flatMap(rule -> WrongLimit.of(v, rule)))
                .filter(wrong -> !NOT_DECISIVE.contains(wrong.limit()));
    }
}
