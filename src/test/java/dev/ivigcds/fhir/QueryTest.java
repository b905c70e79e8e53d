package dev.ivigcds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.wire.HookContext;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final HttpUrl BASE = HttpUrl.get("https://ehr.example/fhir/r4");

    @Test
    void a_search_is_filled_in_and_escaped() {
        assertThat(url(
                        "Observation?patient={{context.patientId}}&code=http://loinc.org|1,http://loinc.org|2&_sort=-date",
                        "p1"))
                .contains("https://ehr.example/fhir/r4/Observation?patient=p1"
                        + "&code=http%3A%2F%2Floinc.org%7C1%2Chttp%3A%2F%2Floinc.org%7C2&_sort=-date");
    }

    @Test
    void a_read_is_filled_in() {
        assertThat(url("Patient/{{context.patientId}}", "p1")).contains("https://ehr.example/fhir/r4/Patient/p1");
    }

    @Test
    void a_patient_id_cannot_name_two_patients_or_add_a_parameter() {
        assertThat(url("Observation?patient={{context.patientId}}", "p1,p2&patient=p3"))
                .contains("https://ehr.example/fhir/r4/Observation?patient=p1%5C%2Cp2%26patient%3Dp3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "."})
    void a_patient_id_cannot_climb_out_of_the_base(String id) {
        assertThat(url("Patient/{{context.patientId}}", id)).isEmpty();
    }

    @Test
    void an_escaped_patient_id_cannot_climb_either() {
        assertThat(url("Patient/{{context.patientId}}", "%2e%2e/x"))
                .contains("https://ehr.example/fhir/r4/Patient/%252e%252e%2Fx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Condition?encounter={{context.encounterId}}",
                "Basic?author={{userPatientId}}",
                "Basic?x={{context.draftOrders}}"
            })
    void R56_a_query_that_needs_what_was_not_sent_is_no_query(String template) {
        assertThat(url(template, "p1")).isEmpty();
    }

    @Test
    void R51_the_user_is_named_by_the_token_of_its_type() {
        assertThat(url("Basic?author={{userPractitionerId}}", "p1"))
                .contains("https://ehr.example/fhir/r4/Basic?author=d1");
    }

    private static Optional<String> url(String template, String patientId) {
        HookContext context =
                new HookContext("Practitioner/d1", patientId, Optional.empty(), Optional.empty(), List.of());
        return Query.of(template, context, BASE).map(query -> query.url().toString());
    }
}
