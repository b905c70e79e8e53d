package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.ReferenceRange;
import dev.ivigcds.facts.Result;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationsTest {
    private static final String IGA = "'code':{'coding':[{'system':'http://loinc.org','code':'2458-8'}]}";

    private static String iga(String members) {
        return ofPatient("Observation", "'id':'o'," + IGA + "," + members);
    }

    private static Observation read(String members) {
        List<Observation> items =
                chartroom().with("iga", iga(members)).chart().iga().items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private static Result result(String members) {
        return read("'status':'final'," + members).result();
    }

    @Test
    void a_result_is_read_with_its_number_unit_day_and_source() {
        Observation read = read("'status':'final','effectiveDateTime':'2026-02-20',"
                + "'valueQuantity':{'value':7.0,'code':'mg/dL','system':'http://unitsofmeasure.org','comparator':'<'}");
        assertThat(read)
                .isEqualTo(new Observation(
                        "Observation/o",
                        Concepts.IGA,
                        Observation.Status.FINAL,
                        Optional.of(When.on(LocalDate.parse("2026-02-20"))),
                        new Result.Measured(
                                new Quantity(new BigDecimal("7.0"), Quantity.Comparator.LESS, "mg/dL", true)),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "final, FINAL",
        "amended, FINAL",
        "corrected, FINAL",
        "preliminary, PRELIMINARY",
        "registered, REGISTERED"
    })
    void the_status_says_how_far_a_result_is(String status, Observation.Status expected) {
        assertThat(read("'status':'" + status + "'").status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "entered-in-error", "unknown", "nonsense"})
    void a_result_that_does_not_count_is_left_aside_with_the_number_in_it(String status) {
        ReadChart read = chartroom()
                .with("iga", iga("'status':'" + status + "','valueQuantity':{'value':180,'unit':'mg/dL'}"))
                .read();
        assertThat(read.chart().iga().items()).isEmpty();
        assertThat(read.chart().iga().isComplete()).isTrue();
        assertThat(read.ignored()).containsEntry("iga", "1 with a status that does not count");
    }

    @ParameterizedTest
    @CsvSource({"31017-7, Tissue transglutaminase IgA", "6886-6, IgA subclass 1", "9999-9, IgA"})
    void other_tests_with_iga_in_their_name_are_not_total_iga(String code, String display) {
        ReadChart read = chartroom()
                .with(
                        "iga",
                        ofPatient(
                                "Observation",
                                "'status':'final','code':{'text':'" + display
                                        + "','coding':[{'system':'http://loinc.org','code':'" + code + "','display':'"
                                        + display + "'}]},'valueQuantity':{'value':3,'unit':'U/mL'}"))
                .read();
        assertThat(read.chart().iga().items()).isEmpty();
        assertThat(read.ignored()).containsEntry("iga", "1 with another code");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'valueString':'<7 mg/dL'; <7 mg/dL",
                "'valueCodeableConcept':{'text':'Undetectable'}; Undetectable",
                "'valueCodeableConcept':{'coding':[{'code':'x','display':'absent'}]}; absent",
                "'valueQuantity':{'value':5,'comparator':'~','unit':'mg/dL'}; ~5 mg/dL",
                "'valueRange':{'low':{'value':5},'high':{'value':9,'unit':'mg/dL'}}; 5 to 9 mg/dL",
                "'valueRatio':{'numerator':{'value':1},'denominator':{'value':40}}; 1:40",
                "'valueBoolean':true; true"
            })
    void what_is_not_a_number_with_a_unit_is_kept_as_words(String value, String words) {
        assertThat(result(value)).isEqualTo(new Result.Worded(words));
    }

    @Test
    void a_number_without_a_unit_stays_without_one() {
        assertThat(result("'valueInteger':42"))
                .isEqualTo(new Result.Measured(
                        new Quantity(new BigDecimal("42"), Quantity.Comparator.EXACTLY, "", false)));
    }

    @Test
    void an_interpretation_counts_only_without_a_value() {
        String low = "'interpretation':[{'coding':[{'code':'L'}]}]";
        assertThat(result(low)).isEqualTo(new Result.Interpreted("L"));
        assertThat(result(low + ",'valueString':'40 mg/dL'")).isEqualTo(new Result.Worded("40 mg/dL"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'dataAbsentReason':{'text':'Hemolyzed'},'valueQuantity':{'value':3,'unit':'mg/dL'}; Hemolyzed",
                "'note':[{'text':'see report'}]; no value is given",
                "'valueQuantity':{'unit':'mg/dL'}; no value is given",
                "'valueQuantity':{'value':'many','unit':'mg/dL'}; no value is given"
            })
    void a_result_without_a_value_is_missing(String members, String because) {
        assertThat(result(members)).isEqualTo(new Result.Missing(because));
    }

    @Test
    void the_members_of_a_panel_do_not_speak_for_it() {
        assertThat(result("'component':[{" + IGA + ",'valueQuantity':{'value':3,'unit':'mg/dL'}}]"))
                .isEqualTo(new Result.Missing("no value is given"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'effectiveDateTime':'2026-02-20','issued':'2026-02-22T10:00:00Z'; 2026-02-20",
                "'effectiveInstant':'2026-02-20T10:00:00Z'; 2026-02-20",
                "'effectivePeriod':{'start':'2026-02-18','end':'2026-02-19'},'issued':'2026-02-22T10:00:00Z'; 2026-02-19",
                "'effectivePeriod':{'start':'2026-02-18'}; 2026-02-18",
                "'effectiveDateTime':'soon','issued':'2026-02-22T10:00:00Z'; 2026-02-22",
                "'issued':'2026-02-22T10:00:00Z'; 2026-02-22"
            })
    void the_day_is_when_it_was_taken_else_when_it_was_issued(String members, String day) {
        assertThat(read("'status':'final'," + members).when().map(When::day)).contains(LocalDate.parse(day));
    }

    @Test
    void the_normal_range_is_read_in_the_unit_of_the_result() {
        Observation read = read("'status':'final','valueQuantity':{'value':180,'unit':'mg/dL'},'referenceRange':["
                + "{'type':{'coding':[{'code':'treatment'}]},'high':{'value':1}},{'text':'see report'},"
                + "{'low':{'value':70},'high':{'value':400,'unit':'mg/dL'}}]");
        assertThat(read.range())
                .contains(new ReferenceRange(
                        Optional.of(new Quantity(new BigDecimal("70"), Quantity.Comparator.EXACTLY, "mg/dL", false)),
                        Optional.of(new Quantity(new BigDecimal("400"), Quantity.Comparator.EXACTLY, "mg/dL", false))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'specimen':{'display':'Urine, random'}",
                "'contained':[{'resourceType':'Specimen','id':'s','type':{'coding':[{'display':'Cerebrospinal fluid'}]}}],'specimen':{'reference':'#s'}"
            })
    void another_specimen_than_serum_is_left_aside(String specimen) {
        assertThat(chartroom()
                        .with("iga", iga("'status':'final','valueString':'3 mg/dL'," + specimen))
                        .read()
                        .ignored())
                .containsEntry("iga", "1 of another specimen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'specimen':{'reference':'Specimen/s9'}",
                "'specimen':{'display':'Serum'}",
                "'specimen':{'display':'Blood, not urine'}",
                "'specimen':{'display':'Special tube'}"
            })
    void a_specimen_that_is_not_clearly_another_does_no_harm(String specimen) {
        assertThat(read("'status':'final','valueString':'3 mg/dL'," + specimen).result())
                .isEqualTo(new Result.Worded("3 mg/dL"));
    }

    @Test
    void a_stated_weight_stays_stated_beside_the_general_weight_code() {
        String weight = ofPatient(
                "Observation",
                "'id':'w','status':'final','valueQuantity':{'value':90,'unit':'kg'},'code':{'coding':["
                        + "{'system':'http://loinc.org','code':'29463-7'},{'system':'http://loinc.org','code':'3142-7'}]}");
        assertThat(chartroom().with("body", weight).chart().body().items())
                .extracting(Observation::concept)
                .containsExactly(Concepts.WEIGHT_STATED);
    }

    @Test
    void a_newer_version_of_the_same_result_replaces_it() {
        String first = "'status':'final','valueString':'3 mg/dL'";
        String corrected = "'status':'corrected','valueString':'130 mg/dL'";
        ReadChart read = chartroom().with("iga", iga(corrected), iga(first)).read();
        assertThat(read.chart().iga().items())
                .extracting(Observation::result)
                .containsExactly(new Result.Worded("130 mg/dL"));
        assertThat(read.ignored()).containsEntry("iga", "1 replaced by a newer version");
    }

    @Test
    void a_result_withdrawn_later_is_gone_in_all_its_versions() {
        String withdrawn = "'meta':{'versionId':'2'},'status':'entered-in-error'";
        String older = "'meta':{'versionId':'1'},'status':'final','valueString':'130 mg/dL'";
        assertThat(chartroom()
                        .with("iga", iga(withdrawn), iga(older))
                        .chart()
                        .iga()
                        .items())
                .isEmpty();
    }

    @Test
    void results_without_an_id_are_told_apart() {
        String one = ofPatient("Observation", "'status':'final'," + IGA + ",'valueString':'180 mg/dL'");
        assertThat(chartroom().with("iga", one, one).chart().iga().items())
                .extracting(Observation::from)
                .containsExactly("Observation 1 of iga, without id", "Observation 2 of iga, without id");
    }
}
