package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchedDateTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03, 2026-03-02, true",
        "eq2026-03-02, 2026-03, false",
        "eq2026-03-02T10:00:00Z, 2026-03-02T11:00:00+01:00, true",
        "ne2026-03, 2026-03-02, false",
        "ne2026-03, 2026-04-02, true",
        "gt2026-03-02, 2026-03-02, false",
        "gt2026-03-02, 2026-03-03, true",
        "ge2026-03-02, 2026-03-02, true",
        "ge2026-03-02, 2026-03-01, false",
        "lt2026-03-02, 2026-03-02, false",
        "lt2026-03-02, 2026-03-01, true",
        "le2026-03-02, 2026-03-01T12:00:00Z, true",
        "le2026-03-02, 2026-03-04, false",
        "sa2026-02, 2026-03, true",
        "sa2026-03, 2026-03-31, false",
        "eb2026-04, 2026-03, true",
        "eb2026-03, 2026-03, false",
    })
    void comparesTheWholeStretchThatADateStandsFor(String asked, String found, boolean finds) {
        assertThat(finds(asked, found)).isEqualTo(finds);
    }

    private static boolean finds(String asked, String found) {
        return Span.of(new DateTimeType(found)).anyMatch(SearchedDate.read(asked)::finds);
    }

    @Test
    void anOpenPeriodGoesOn() {
        Period since = new Period().setStartElement(new DateTimeType("2026-01-10"));

        assertThat(Span.of(since)).allMatch(SearchedDate.read("ge2030")::finds);
        assertThat(Span.of(since)).noneMatch(SearchedDate.read("eb2030")::finds);
        assertThat(Span.of(since)).noneMatch(SearchedDate.read("lt2026")::finds);
        assertThat(Span.of(new Period())).isEmpty();
    }

    @Test
    void eachEventOfATimingCounts() {
        Timing timing = new Timing();
        timing.addEvent(new DateTimeType("2026-01-10").getValue());
        timing.addEvent(new DateTimeType("2026-03-10").getValue());

        assertThat(Span.of(timing)).anyMatch(SearchedDate.read("gt2026-03-01")::finds);
        assertThat(Span.of(timing)).noneMatch(SearchedDate.read("gt2026-04-01")::finds);
    }

    @Test
    void wordsSayNoTime() {
        assertThat(Span.of(new StringType("in childhood"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "ap2026", "xx2026-01-01", "2026-13-01", "2026-02-31", "ge", "02/03/2026"})
    void whatIsNoDateIsRefused(String written) {
        assertThatThrownBy(() -> SearchedDate.read(written))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(written);
    }
}
