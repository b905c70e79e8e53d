package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Person;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientsTest {
    private static Person person(String members) {
        return chartroom()
                .with("patient", "{'resourceType':'Patient','id':'p1'," + members + "}")
                .chart()
                .person();
    }

    @ParameterizedTest
    @CsvSource({"1971-05-04, 1971-05-04", "1971-05, 1971-05-01", "1971, 1971-01-01"})
    void a_partial_birth_date_is_its_first_day(String written, String day) {
        assertThat(person("'birthDate':'" + written + "'").born()).contains(LocalDate.parse(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "2026-03-03", "0001-01-01"})
    void a_birth_date_that_cannot_be_is_not_known(String written) {
        assertThat(person("'gender':'female','birthDate':'" + written + "'").born())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"female, FEMALE", "male, MALE", "other, OTHER"})
    void sex_is_read(String code, Person.Sex sex) {
        assertThat(person("'gender':'" + code + "'").sex()).contains(sex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "f"})
    void an_unknown_sex_is_not_known(String code) {
        assertThat(person("'gender':'" + code + "'").sex()).isEmpty();
    }

    @Test
    void without_a_patient_nothing_is_known_and_that_is_not_checked() {
        assertThat(chartroom().chart().patient().gap()).contains("it was not supplied");
    }
}
