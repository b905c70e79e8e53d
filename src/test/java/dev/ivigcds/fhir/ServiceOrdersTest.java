package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.PerformedProcedure;
import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceOrdersTest {
    private static final String IGA = "'code':{'coding':[{'system':'http://loinc.org','code':'2458-8'}]}";

    private static ServiceOrder read(String members) {
        return chartroom()
                .with("services", ofPatient("ServiceRequest", "'id':'s'," + members))
                .chart()
                .services()
                .items()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "draft, true, true",
        "active, true, true",
        "on-hold, true, false",
        "completed, false, false",
        "revoked, false, false",
        "unknown, false, false",
        "nonsense, false, false"
    })
    void an_order_is_open_until_it_is_done_or_revoked_and_due_if_not_on_hold(String status, boolean open, boolean due) {
        ServiceOrder order = read("'status':'" + status + "'," + IGA);
        assertThat(order.open()).isEqualTo(open);
        assertThat(order.isDue()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"order, true", "plan, true", "proposal, false", "option, false"})
    void what_is_only_proposed_is_not_ordered(String intent, boolean open) {
        assertThat(read("'status':'active','intent':'" + intent + "'," + IGA).open())
                .isEqualTo(open);
    }

    @Test
    void an_order_not_to_do_something_is_not_open() {
        assertThat(read("'status':'active','doNotPerform':true," + IGA).open()).isFalse();
    }

    @Test
    void an_order_entered_in_error_is_left_aside() {
        assertThat(chartroom()
                        .with("services", ofPatient("ServiceRequest", "'status':'entered-in-error'," + IGA))
                        .chart()
                        .services()
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'occurrenceDateTime':'2026-03-04'; 2026-03-04",
                "'occurrencePeriod':{'start':'2026-03-04T08:00:00Z','end':'2026-03-04T11:00:00Z'}; 2026-03-04",
                "'occurrencePeriod':{'start':'2026-03-04','end':'2026-03-09'}; 2026-03-04 2026-03-09",
                "'occurrencePeriod':{'start':'2026-03-04'}; 2026-03-04",
                "'occurrenceTiming':{'event':['2026-03-06','2026-03-04']}; 2026-03-06 2026-03-04"
            })
    void it_is_to_be_done_on_the_days_named(String occurrence, String days) {
        assertThat(read("'status':'active'," + IGA + "," + occurrence)
                        .timing()
                        .orElseThrow()
                        .events())
                .extracting(when -> when.day().toString())
                .containsExactly(days.split(" "));
    }

    @Test
    void a_series_keeps_its_rhythm() {
        var repeat = read("'status':'active'," + IGA
                        + ",'occurrenceTiming':{'repeat':{'boundsPeriod':{'start':'2026-03-04'},'count':5,'frequency':1,'period':2,'periodUnit':'d'}}")
                .timing()
                .orElseThrow()
                .repeat()
                .orElseThrow();
        assertThat(repeat.count()).contains(5);
        assertThat(repeat.bounds())
                .isEqualTo(new Timing.Bounds.Between(
                        Optional.of(When.on(LocalDate.parse("2026-03-04"))), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'occurrencePeriod':{'end':'2026-03-09'}"})
    void without_a_day_it_has_no_timing(String occurrence) {
        assertThat(read("'status':'active'," + IGA + occurrence).timing()).isEmpty();
    }

    @Test
    void under_order_select_the_call_is_about_the_selected_ones() {
        assertThat(chartroom()
                        .drafting(
                                ofPatient("ServiceRequest", "'id':'s1'," + IGA),
                                ofPatient("ServiceRequest", "'id':'s2'," + IGA))
                        .selecting("ServiceRequest/s2")
                        .drafts()
                        .services())
                .extracting(ServiceOrder::from, ServiceOrder::inFocus)
                .containsExactly(tuple("ServiceRequest/s1", false), tuple("ServiceRequest/s2", true));
    }

    @Test
    void a_test_is_never_recognised_by_its_name() {
        assertThat(read("'status':'active','code':{'text':'Anti-IgA antibody panel'}")
                        .what()
                        .concepts())
                .isEmpty();
    }

    @Test
    void drafted_tests_are_read_as_drafts_and_not_counted_twice() {
        String draft = ofPatient("ServiceRequest", "'id':'s','status':'draft'," + IGA);
        ReadChart read = chartroom().drafting(draft).with("services", draft).read();
        assertThat(read.chart().draftServices())
                .extracting(
                        ServiceOrder::draft, ServiceOrder::open, s -> s.what().is(Concepts.IGA))
                .containsExactly(tuple(true, true, true));
        assertThat(read.chart().services().items()).isEmpty();
        assertThat(read.ignored()).containsEntry("services", "1 drafted in this call");
    }

    @Test
    void a_draft_without_a_status_is_still_to_be_done() {
        assertThat(chartroom()
                        .drafting(
                                ofPatient("ServiceRequest", IGA),
                                ofPatient("ServiceRequest", "'status':'revoked'," + IGA))
                        .drafts()
                        .services())
                .extracting(ServiceOrder::open)
                .containsExactly(true, false);
    }

    @Test
    void procedures_count_when_done_or_under_way() {
        String procedure = "'id':'%s','status':'%s','code':{'text':'Plasma exchange'},"
                + "'performedPeriod':{'start':'2026-03-01','end':'2026-03-02'}";
        assertThat(chartroom()
                        .with(
                                "procedures",
                                ofPatient("Procedure", procedure.formatted("p1", "completed")),
                                ofPatient("Procedure", procedure.formatted("p2", "in-progress")),
                                ofPatient("Procedure", procedure.formatted("p3", "not-done")),
                                ofPatient("Procedure", procedure.formatted("p4", "preparation")))
                        .chart()
                        .procedures()
                        .items())
                .extracting(
                        PerformedProcedure::from,
                        PerformedProcedure::underWay,
                        p -> p.end().map(When::day).orElseThrow())
                .containsExactly(
                        tuple("Procedure/p1", false, LocalDate.parse("2026-03-02")),
                        tuple("Procedure/p2", true, LocalDate.parse("2026-03-02")));
    }
}
