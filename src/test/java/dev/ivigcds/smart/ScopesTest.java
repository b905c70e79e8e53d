package dev.ivigcds.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for, and what a grant allows, in both spellings of SMART. */
class ScopesTest {
    @Test
    void aServerOfSmart1IsAskedInItsOwnSpelling() {
        assertThat(Scopes.asked(false, List.of("Observation", "Patient"), true, List.of("openid")))
                .containsExactly("launch/patient", "patient/Observation.read", "patient/Patient.read", "openid");
        assertThat(Scopes.asked(true, List.of("Observation", "Patient"), false, List.of()))
                .containsExactly("launch", "patient/Observation.rs", "patient/Patient.r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Observation.c",
                "patient/Observation.cruds",
                "patient/Observation.crs",
                "patient/*.cruds",
                "patient/*.*",
                "patient/Observation.write",
                "user/Observation.c",
                "patient/observation.Write",
                "patient/Observation.c?category=exam"
            })
    void theseLetObservationsBeCreated(String scope) {
        assertThat(Scopes.mayCreateObservations(List.of("launch", scope))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Observation.rs",
                "patient/Observation.read",
                "patient/Condition.c",
                "patient/Observation.",
                "system/Observation.c",
                "launch",
                "patient/ObservationX.c"
            })
    void theseDoNot(String scope) {
        assertThat(Scopes.mayCreateObservations(List.of(scope))).isFalse();
    }
}
