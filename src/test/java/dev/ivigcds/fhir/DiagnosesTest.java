package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosesTest {
    private static final String DM =
            "'id':'c','code':{'coding':[{'system':'http://snomed.info/sct','code':'396230008'}]}";

    private static List<Problem> problems(String members) {
        return chartroom()
                .with("conditions", ofPatient("Condition", members))
                .chart()
                .problems()
                .items();
    }

    private static String clinical(String code) {
        return DM + ",'clinicalStatus':{'coding':[{'code':'" + code + "'}]}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "recurrence", "relapse", "something-local"})
    void a_standing_diagnosis_counts(String code) {
        assertThat(problems(clinical(code))).extracting(Problem::from).containsExactly("Condition/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inactive", "remission", "resolved"})
    void an_ended_diagnosis_does_not(String code) {
        assertThat(problems(clinical(code))).isEmpty();
    }

    @Test
    void a_status_in_words_alone_is_read() {
        assertThat(problems(DM + ",'clinicalStatus':{'text':'Resolved'}")).isEmpty();
    }

    @Test
    void without_a_status_a_diagnosis_counts_unless_it_has_ended() {
        assertThat(problems(DM)).hasSize(1);
        assertThat(problems(DM + ",'abatementDateTime':'2026-03-03'")).hasSize(1);
        assertThat(problems(DM + ",'abatementDateTime':'2025-12-01'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuted", "entered-in-error", "unconfirmed", "differential"})
    void a_diagnosis_that_is_not_held_does_not_count(String code) {
        assertThat(problems(DM + ",'verificationStatus':{'coding':[{'code':'" + code + "'}]}"))
                .isEmpty();
    }

    @Test
    void onset_and_recorded_day_are_read() {
        Problem read = problems(DM + ",'onsetPeriod':{'start':'2025-11'},'recordedDate':'2026-02-01'")
                .getFirst();
        assertThat(read.onset()).contains(When.on(LocalDate.parse("2025-11-01")));
        assertThat(read.recorded()).contains(When.on(LocalDate.parse("2026-02-01")));
        assertThat(read.what().is(Concepts.DERMATOMYOSITIS)).isTrue();
    }

    @Test
    void an_odd_onset_does_not_lose_the_diagnosis() {
        assertThat(problems(DM + ",'onsetDateTime':'childhood'").getFirst().onset())
                .isEmpty();
    }

    @Test
    void an_encounter_diagnosis_of_the_encounter_in_context_is_of_this_encounter() {
        String category = ",'category':[{'coding':[{'code':'%s'}]}]";
        String here = ",'encounter':{'reference':'https://ehr.example/fhir/Encounter/e1'}";
        assertThat(problems(DM + here + category.formatted("encounter-diagnosis"))
                        .getFirst()
                        .ofThisEncounter())
                .isTrue();
        assertThat(problems(DM + here).getFirst().ofThisEncounter()).isTrue();
        assertThat(problems(DM + here + category.formatted("problem-list-item"))
                        .getFirst()
                        .ofThisEncounter())
                .isFalse();
        assertThat(problems(DM + here.replace("e1", "e2") + category.formatted("encounter-diagnosis"))
                        .getFirst()
                        .ofThisEncounter())
                .isFalse();
    }

    @Test
    void a_diagnosis_without_a_known_code_is_read_by_its_words() {
        Recognition what = problems("'id':'c','code':{'text':'Juvenile dermatomyositis'}")
                .getFirst()
                .what();
        assertThat(what.by()).isEqualTo(Recognition.By.NAME);
        assertThat(what.is(Concepts.DERMATOMYOSITIS)).isTrue();
    }
}
