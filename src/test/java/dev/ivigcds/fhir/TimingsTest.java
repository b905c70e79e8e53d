package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.DosageInstruction.Span;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.Timing.Bounds;
import dev.ivigcds.facts.Timing.Repeat;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingsTest {
    private static Timing timing(String members) {
        return chartroom()
                .drafting(ofPatient(
                        "MedicationRequest",
                        "'id':'m','status':'draft','dosageInstruction':[{'timing':{" + members + "}}]"))
                .drafts()
                .inFocus()
                .getFirst()
                .dosage()
                .getFirst()
                .timing()
                .orElseThrow();
    }

    private static Repeat repeat(String members) {
        return timing("'repeat':{" + members + "}").repeat().orElseThrow();
    }

    @Test
    void every_number_of_a_repeat_is_read() {
        Repeat read = repeat("'count':2,'countMax':3,'frequency':1,'frequencyMax':2,'period':1.5,'periodMax':4,"
                + "'periodUnit':'wk','duration':5,'durationUnit':'h'");
        assertThat(read.count()).contains(2);
        assertThat(read.countMax()).contains(3);
        assertThat(read.frequency()).contains(1);
        assertThat(read.frequencyMax()).contains(2);
        assertThat(read.period()).contains(new BigDecimal("1.5"));
        assertThat(read.periodMax()).contains(new BigDecimal("4"));
        assertThat(read.periodUnit()).isEqualTo("wk");
        assertThat(read.duration()).contains(new Span(new BigDecimal("5"), "h"));
        assertThat(read.bounds()).isEqualTo(new Bounds.Open());
    }

    @Test
    void the_longer_duration_is_judged() {
        assertThat(repeat("'duration':4,'durationMax':6,'durationUnit':'h'").duration())
                .contains(new Span(new BigDecimal("6"), "h"));
    }

    @Test
    void weekdays_times_and_events_are_read_and_unknown_ones_are_passed_over() {
        Repeat read = repeat("'dayOfWeek':['mon','xyz','thu'],'timeOfDay':['08:00:00','noon'],'when':['MORN','ACM']");
        assertThat(read.daysOfWeek()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
        assertThat(read.timesOfDay()).containsExactly(LocalTime.of(8, 0));
        assertThat(read.events()).containsExactlyInAnyOrder("MORN", "ACM");
    }

    @ParameterizedTest
    @CsvSource({"d, d", "days, d", "fortnight, ''"})
    void a_period_unit_in_words_is_understood_where_it_can_be(String written, String unit) {
        assertThat(repeat("'frequency':1,'period':1,'periodUnit':'" + written + "'")
                        .periodUnit())
                .isEqualTo(unit);
    }

    @Test
    void a_period_bounds_from_day_to_day() {
        assertThat(repeat("'boundsPeriod':{'start':'2026-03-02T08:00:00+01:00','end':'2026-03-06'}")
                        .bounds())
                .isEqualTo(new Bounds.Between(
                        Optional.of(When.at(OffsetDateTime.parse("2026-03-02T08:00+01:00"))),
                        Optional.of(When.on(LocalDate.parse("2026-03-06")))));
    }

    @Test
    void an_end_of_all_time_is_no_end() {
        assertThat(repeat("'boundsPeriod':{'start':'2026-03-02','end':'9999-12-31'}")
                        .bounds())
                .isEqualTo(new Bounds.Between(Optional.of(When.on(LocalDate.parse("2026-03-02"))), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'value':2,'code':'d','system':'http://unitsofmeasure.org'",
                "'value':2,'unit':'days'",
                "'value':2,'code':'day'"
            })
    void a_duration_bounds_by_length(String written) {
        assertThat(repeat("'boundsDuration':{" + written + "}").bounds())
                .isEqualTo(new Bounds.Lasting(new Span(new BigDecimal("2"), "d")));
    }

    @Test
    void a_range_bounds_by_two_lengths() {
        assertThat(repeat("'boundsRange':{'low':{'value':2,'unit':'d'},'high':{'value':5,'unit':'d'}}")
                        .bounds())
                .isEqualTo(new Bounds.LastingBetween(
                        Optional.of(new Span(new BigDecimal("2"), "d")),
                        Optional.of(new Span(new BigDecimal("5"), "d"))));
    }

    @Test
    void bounds_that_cannot_be_read_leave_the_order_open() {
        assertThat(repeat("'boundsDuration':{'value':2,'unit':'courses'}").bounds())
                .isEqualTo(new Bounds.Open());
        assertThat(repeat("'boundsPeriod':{'start':'soon'}").bounds()).isEqualTo(new Bounds.Open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "'many'"})
    void a_count_that_is_none_is_absent(String count) {
        assertThat(repeat("'frequency':1,'count':" + count).count()).isEmpty();
    }

    @Test
    void listed_times_are_read_and_odd_ones_passed_over() {
        assertThat(timing("'event':['2026-03-02','tomorrow','2026-03-03']").events())
                .containsExactly(When.on(LocalDate.parse("2026-03-02")), When.on(LocalDate.parse("2026-03-03")));
    }

    @Test
    void the_abbreviation_is_in_upper_case_and_the_words_are_kept() {
        Timing read = timing("'code':{'text':'twice a day','coding':[{'system':'http://ehr.example','code':'zz'},"
                + "{'system':'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation','code':'bid'}]}");
        assertThat(read.code()).isEqualTo("BID");
        assertThat(read.text()).isEqualTo("twice a day");
        assertThat(read.repeat()).isEmpty();
    }
}
