package dev.ivigcds.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is read in a request is what was approved: the readings stand beside the requests in {@code src/test/resources/check}. After a change that is
 * meant, {@code ./mvnw test -Dtest=CapturedRequestsTest -Dcheck.approve} writes them anew, and the difference is read before it is committed.
 */
class CapturedRequestsTest {
    static Stream<String> names() {
        return CapturedRequests.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsReadIsWhatWasApproved(String name) {
        String reading = read(name).text();
        if (System.getProperty("check.approve") != null) {
            CapturedRequests.approve(name, reading);
        }
        assertThat(reading).isEqualTo(CapturedRequests.approved(name));
        assertThat(reading.lines()).allMatch(line -> line.length() <= 110);
    }

    @ParameterizedTest
    @CsvSource({
        "epic-order-sign, 0",
        "athena-order-select, 0",
        "oracle-patient-view, 0",
        "bare-order-sign, 0",
        "unknown-code, 0",
        "odd-unit, 0",
        "other-patient, 0",
        "outcome-in-prefetch, 0",
        "pounds-as-kilograms, 0",
        "broken-json, 2",
        "missing-draft-orders, 2",
        "wrong-fhir-version, 2"
    })
    void theExitCodeSaysWhetherItWasUnderstood(String name, int code) {
        assertThat(read(name).code()).isEqualTo(code);
    }

    @Test
    void eachRequestHasItsExitCodeAbove() throws NoSuchMethodException {
        CsvSource codes = CapturedRequestsTest.class
                .getDeclaredMethod("theExitCodeSaysWhetherItWasUnderstood", String.class, int.class)
                .getAnnotation(CsvSource.class);
        assertThat(names())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(codes.value()).map(row -> row.split(",")[0]).toList());
    }

    private static CheckFixture.Run read(String name) {
        String profile = name.startsWith("epic") ? "epic" : name.startsWith("oracle") ? "oracle" : "generic";
        return CheckFixture.run(
                List.of(CapturedRequests.file(name).toString(), "--time-zone", "Europe/Berlin", "--profile", profile));
    }
}
