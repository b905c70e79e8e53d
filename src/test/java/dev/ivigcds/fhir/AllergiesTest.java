package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllergiesTest {
    private static final String IG =
            "'id':'a','code':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'5666'}]}";

    private static List<Allergy> allergies(String members) {
        return chartroom()
                .with("allergies", ofPatient("AllergyIntolerance", members))
                .chart()
                .allergies()
                .items();
    }

    @Test
    void what_happened_and_how_bad_it_was_is_read() {
        Allergy read = allergies(IG + ",'criticality':'high','reaction':[{'severity':'severe',"
                        + "'manifestation':[{'text':'Anaphylaxis'},{'coding':[{'display':'Hypotension'}]}]},"
                        + "{'severity':'mild','manifestation':[{}],'description':'hives'}]")
                .getFirst();
        assertThat(read.substance().is(Concepts.IMMUNOGLOBULIN_SUBSTANCE)).isTrue();
        assertThat(read.highCriticality()).isTrue();
        assertThat(read.severeReaction()).isTrue();
        assertThat(read.reactions()).containsExactly("Anaphylaxis", "Hypotension", "hives");
    }

    @Test
    void a_low_or_unknown_criticality_is_not_high() {
        assertThat(allergies(IG + ",'criticality':'low'").getFirst().highCriticality())
                .isFalse();
        assertThat(allergies(IG + ",'criticality':'odd','reaction':[{'severity':'moderate'}]")
                        .getFirst())
                .extracting(Allergy::highCriticality, Allergy::severeReaction)
                .containsExactly(false, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'clinicalStatus':{'coding':[{'code':'inactive'}]}",
                "'clinicalStatus':{'coding':[{'code':'resolved'}]}",
                "'verificationStatus':{'coding':[{'code':'refuted'}]}",
                "'verificationStatus':{'coding':[{'code':'entered-in-error'}]}"
            })
    void an_allergy_that_does_not_stand_is_left_aside(String status) {
        assertThat(allergies(IG + "," + status)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'onsetDateTime':'2025-01-10','lastOccurrence':'2025-06-01'; 2025-01-10",
                "'lastOccurrence':'2025-06-01','recordedDate':'2025-07-01'; 2025-06-01",
                "'recordedDate':'2025-07-01'; 2025-07-01"
            })
    void the_day_is_onset_else_last_occurrence_else_record(String members, String day) {
        assertThat(allergies(IG + "," + members).getFirst().when()).contains(When.on(LocalDate.parse(day)));
    }

    @Test
    void the_substance_of_a_reaction_tells_where_the_code_does_not() {
        assertThat(allergies("'code':{'text':'blood products'},'reaction':[{'substance':{'text':'Immune globulin'}}]")
                        .getFirst()
                        .substance()
                        .is(Concepts.IMMUNOGLOBULIN_SUBSTANCE))
                .isTrue();
    }
}
