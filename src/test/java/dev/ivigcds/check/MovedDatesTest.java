package dev.ivigcds.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedDatesTest {
    private final MovedDates back = new MovedDates(-7 * 52);

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2025-03-03",
        "2026-03-02T09:15:30.123+01:00, 2025-03-03T09:15:30.123+01:00",
        "2026-03-02T09:15:30Z, 2025-03-03T09:15:30Z",
        "2026-03, 2025-03",
        "2026, 2025",
        "9999-12-31, 9999-12-31",
        "0001-01-01, 0001-01-01"
    })
    void eachKindOfDateIsMovedAndItsTimeStays(String written, String moved) {
        assertThat(back.moved(written)).isEqualTo(Optional.of(moved));
    }

    @Test
    void whatIsNoDateIsLeftOut() {
        assertThat(back.moved("last Tuesday")).isEmpty();
        assertThat(back.moved("2026-02-31")).isEmpty();
        assertThat(back.moved("2026-03-02 in the ward of Mrs Q")).isEmpty();
    }

    @Test
    void datesWithinATextAreMovedToo() {
        assertThat(back.movedWithin("from 2026-03-02 on, 12026-03-02 is none"))
                .isEqualTo("from 2025-03-03 on, 12026-03-02 is none");
    }
}
