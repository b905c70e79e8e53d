package dev.ivigcds.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JournalSettingsTest {
    @Test
    void everyKeyThatIsOutOfRangeIsNamed() {
        assertThatThrownBy(() -> new JournalSettings(
                        Duration.ofSeconds(6),
                        0,
                        false,
                        null,
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        Duration.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "ivig-cds.journal.longest-wait",
                        "ivig-cds.journal.queue",
                        "ivig-cds.journal.keep-decisions",
                        "ivig-cds.journal.keep-unrelated",
                        "ivig-cds.journal.keep-feedback");
    }
}
