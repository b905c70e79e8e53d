package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeDatesTest {
    private static RelativeDates at(String instant, String zone) {
        return new RelativeDates(Clock.fixed(Instant.parse(instant), ZoneId.of(zone)));
    }

    @Test
    void aDayIsCountedBackFromToday() {
        assertThat(at("2026-03-02T08:00:00Z", "UTC").in("{{today-0d}} {{today-1d}} {{today-91d}}"))
                .isEqualTo("2026-03-02 2026-03-01 2025-12-01");
    }

    @Test
    void todayIsTheDayOfTheClocksZone() {
        assertThat(at("2026-03-02T23:30:00Z", "Europe/Berlin").in("{{today-0d}}"))
                .isEqualTo("2026-03-03");
    }

    @Test
    void anInstantHasItsOffset() {
        assertThat(at("2026-03-02T08:00:00.123Z", "Europe/Berlin").in("{{now-2h}}"))
                .isEqualTo("2026-03-02T07:00:00+01:00");
        assertThat(at("2026-03-02T08:00:00Z", "UTC").in("{{now-9h}}")).isEqualTo("2026-03-01T23:00:00Z");
    }

    @Test
    void theRestOfTheTextStaysAsItIs() {
        assertThat(at("2026-03-02T08:00:00Z", "UTC").in("{ \"a\": \"$1 \\ {today-1d}\" }"))
                .isEqualTo("{ \"a\": \"$1 \\ {today-1d}\" }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{today}}", "{{today-2h}}", "{{now-2d}}", "{{today-1.5d}}", "{{yesterday}}", "{{"})
    void aPlaceholderOfNeitherKindIsRefused(String placeholder) {
        assertThatThrownBy(() -> at("2026-03-02T08:00:00Z", "UTC").in("before " + placeholder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(placeholder);
    }
}
