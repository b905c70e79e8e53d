package dev.ivigcds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private final Dates dates = new Dates(Chartroom.BERLIN);

    @ParameterizedTest
    @CsvSource({"2026-02-20, 2026-02-20", "2026-02, 2026-02-01", "2026, 2026-01-01"})
    void a_partial_date_is_its_first_day(String written, String day) {
        assertThat(dates.when(written)).contains(When.on(LocalDate.parse(day)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-20T23:30:00-05:00, 2026-02-20T23:30-05:00",
        "2026-02-20T23:30:00.123456789123Z, 2026-02-20T23:30:00.123456789Z",
        "2026-02-20T23:30+02:00, 2026-02-20T23:30+02:00"
    })
    void an_offset_is_kept_as_written(String written, String at) {
        assertThat(dates.when(written)).contains(When.at(OffsetDateTime.parse(at)));
    }

    @Test
    void an_instant_keeps_the_day_of_its_own_offset() {
        assertThat(dates.when("2026-02-20T23:30:00Z").orElseThrow().day()).isEqualTo(LocalDate.parse("2026-02-20"));
    }

    @Test
    void a_time_without_an_offset_is_read_in_the_clients_zone() {
        assertThat(dates.when("2026-07-01T10:00:00")).contains(When.at(OffsetDateTime.parse("2026-07-01T10:00+02:00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-20T25:00:00Z", "2026-02-20T10:00:00+25:00", "2026-02-20Tmorning"})
    void an_odd_time_leaves_the_day(String written) {
        assertThat(dates.when(written)).contains(When.on(LocalDate.parse("2026-02-20")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "garbage", "2026-02-30", "20260220", "20.02.2026", "0001-01-01", "9999-12-31", "2026-13"})
    void what_is_not_a_date_is_no_date(String written) {
        assertThat(dates.when(written)).isEmpty();
    }
}
