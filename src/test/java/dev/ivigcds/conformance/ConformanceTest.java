package dev.ivigcds.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every duty has a test, or a reason why it has none, and {@code src/docs/conformance.md} says which. After a change that is meant,
 * {@code ./mvnw test -Dtest=ConformanceTest -Dconformance.approve} writes the page anew.
 */
class ConformanceTest {
    private static final Path PAGE = Path.of("src/docs/conformance.md");
    private static final List<Duty> DUTIES = Duty.all();
    private static final TiedTests TESTS = TiedTests.of(DUTIES);

    @Test
    void everyDutyHasATestOrAReasonWhyNot() {
        assertThat(DUTIES.stream()
                        .filter(duty ->
                                TESTS.of(duty).isEmpty() && duty.notHeld().isEmpty()))
                .as("duties without a test")
                .isEmpty();
        assertThat(DUTIES.stream()
                        .filter(duty ->
                                !TESTS.of(duty).isEmpty() && !duty.notHeld().isEmpty()))
                .as("duties said not to be held that are")
                .isEmpty();
    }

    @Test
    void noTestNamesADutyThatIsNotThere() {
        assertThat(DUTIES.stream().map(Duty::id))
                .containsAll(TESTS.byDuty().keySet())
                .doesNotHaveDuplicates();
    }

    @Test
    void thePageSaysWhatTheTestsHold() throws IOException {
        String page = ConformancePage.of(DUTIES, TESTS);
        if (System.getProperty("conformance.approve") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
