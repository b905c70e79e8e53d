package dev.ivigcds.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhenTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final When DAY = When.on(LocalDate.parse("2026-03-02"));
    private static final When MORNING = When.at(OffsetDateTime.parse("2026-03-02T08:15:00+01:00"));
    private static final When NOON = When.at(OffsetDateTime.parse("2026-03-02T12:00:00+01:00"));
    private static final When NEXT_DAY = When.on(LocalDate.parse("2026-03-03"));

    @Test
    void aDateAloneIsItsWholeLocalDay() {
        assertThat(DAY.earliest(BERLIN)).isEqualTo(Instant.parse("2026-03-01T23:00:00Z"));
        assertThat(DAY.latest(BERLIN)).isEqualTo(Instant.parse("2026-03-02T22:59:59.999Z"));
    }

    @Test
    void anExactTimeIsThatInstantAndTheDayOfItsOwnOffset() {
        assertThat(MORNING.earliest(BERLIN)).isEqualTo(Instant.parse("2026-03-02T07:15:00Z"));
        assertThat(MORNING.latest(BERLIN)).isEqualTo(Instant.parse("2026-03-02T07:15:00Z"));
        assertThat(When.at(OffsetDateTime.parse("2026-03-02T23:30:00-05:00")).day())
                .isEqualTo(LocalDate.parse("2026-03-02"));
    }

    @Test
    void aDayComesBeforeItsTimesAndBeforeTheNextDay() {
        assertThat(List.of(NEXT_DAY, NOON, DAY, MORNING).stream().sorted())
                .containsExactly(DAY, MORNING, NOON, NEXT_DAY);
        assertThat(DAY).isEqualByComparingTo(When.on(LocalDate.parse("2026-03-02")));
    }
}
