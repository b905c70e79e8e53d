package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Recognition;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsTest {
    private static final String PRIVIGEN =
            "{'resourceType':'Medication','id':'m1','code':{'text':'Privigen','coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'1809521'}]}}";

    private static Product product(Chartroom room, String members) {
        return room.drafting(ofPatient("MedicationRequest", "'id':'d','status':'draft'," + members))
                .drafts()
                .inFocus()
                .getFirst()
                .product();
    }

    private static Product product(String members) {
        return product(chartroom(), members);
    }

    private static String contained(String members) {
        return "'contained':[{'resourceType':'Medication','id':'m1'," + members
                + "}],'medicationReference':{'reference':'#m1'}";
    }

    private static String strength(String numerator, String denominator) {
        return "'ingredient':[{'itemCodeableConcept':{'text':'IgG'},'strength':{'numerator':{" + numerator
                + "},'denominator':{" + denominator + "}}}]";
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'value':10,'unit':'g'; 'value':100,'unit':'mL'; 0.1",
                "'value':100,'unit':'MG'; 'unit':'ML','value':1; 0.1",
                "'value':5,'code':'g','system':'http://unitsofmeasure.org'; 'value':1,'code':'dL','system':'http://unitsofmeasure.org'; 0.05",
                "'value':0.1,'unit':'kg'; 'value':1,'unit':'L'; 0.1",
                "'value':2500,'unit':'mg'; 'value':50,'unit':'mL'; 0.05"
            })
    void the_strength_of_the_ingredient_gives_grams_in_a_millilitre(String over, String under, BigDecimal expected) {
        assertThat(product(contained(strength(over, under))).gramsPerMl())
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo(expected));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'value':10,'unit':'g'; 'value':0,'unit':'mL'",
                "'value':10,'unit':'g'; 'value':1,'unit':'vial'",
                "'value':10,'code':'G','system':'http://unitsofmeasure.org'; 'value':100,'unit':'mL'",
                "'value':10,'comparator':'<','unit':'g'; 'value':100,'unit':'mL'",
                "'value':10; 'value':100,'unit':'mL'"
            })
    void a_strength_that_is_not_grams_in_a_volume_says_nothing(String over, String under) {
        assertThat(product(contained(strength(over, under))).gramsPerMl()).isEmpty();
    }

    @Test
    void strength_and_volume_of_one_vial_give_grams_in_a_millilitre() {
        String vial = strength("'value':20,'unit':'g'", "'value':1,'unit':'vial'")
                + ",'amount':{'numerator':{'value':200,'unit':'mL'},'denominator':{'value':1,'unit':'vial'}}";
        assertThat(product(contained(vial)).gramsPerMl())
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo("0.1"));
    }

    @Test
    void ingredients_that_disagree_say_nothing_unless_one_is_active() {
        String two =
                "'ingredient':[{'isActive':%s,'strength':{'numerator':{'value':10,'unit':'g'},'denominator':{'value':100,'unit':'mL'}}},"
                        + "{'strength':{'numerator':{'value':1,'unit':'g'},'denominator':{'value':100,'unit':'mL'}}}]";
        assertThat(product(contained(two.formatted("false"))).gramsPerMl()).isEmpty();
        assertThat(product(contained(two.formatted("true"))).gramsPerMl())
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo("0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "Privigen 10 %, 0.1",
        "Privigen 10% infusion, 0.1",
        "immune globulin 5 % solution, 0.05",
        "immune globulin 5.0% solution, 0.05"
    })
    void five_or_ten_per_cent_in_the_name_is_a_strength(String name, BigDecimal expected) {
        assertThat(product("'medicationCodeableConcept':{'coding':[{'code':'x','display':'" + name + "'}]}")
                        .gramsPerMl())
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Privigen", "IgG 16.5 %", "IgG 12.5%", "IgG 15 %", "5 % or 10 %", "50 % glucose"})
    void other_words_are_none(String name) {
        assertThat(product("'medicationCodeableConcept':{'text':'" + name + "'}")
                        .gramsPerMl())
                .isEmpty();
    }

    @Test
    void a_code_is_recognised_and_shown_by_its_words() {
        Product read = product(
                "'medicationCodeableConcept':{'coding':[{'system':'http://ehr.example','code':'77','display':'IVIG stock item'},"
                        + "{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'1809521'}]}");
        assertThat(read.what().by()).isEqualTo(Recognition.By.CODE);
        assertThat(read.what().is(Concepts.IVIG)).isTrue();
        assertThat(read.name()).isEqualTo("IVIG stock item");
        assertThat(read.resolved()).isTrue();
    }

    @Test
    void a_code_without_words_is_no_name() {
        Product read = product("'medicationCodeableConcept':{'coding':["
                + "{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'1809521'}]}");
        assertThat(read.name()).isEmpty();
        assertThat(read.resolved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Medication/m1", "Medication/m1/_history/4", "https://ehr.example/fhir/Medication/m1"})
    void a_reference_is_resolved_however_it_is_written(String reference) {
        Product read =
                product(chartroom().shelving(PRIVIGEN), "'medicationReference':{'reference':'" + reference + "'}");
        assertThat(read.what().is(Concepts.IVIG)).isTrue();
        assertThat(read.resolved()).isTrue();
    }

    @Test
    void a_medication_among_the_drafts_is_resolved() {
        assertThat(product(chartroom().drafting(PRIVIGEN), "'medicationReference':{'reference':'Medication/m1'}")
                        .resolved())
                .isTrue();
    }

    @Test
    void a_contained_medication_is_looked_for_in_its_own_order_only() {
        Chartroom room = chartroom()
                .drafting(
                        ofPatient(
                                "MedicationRequest",
                                "'id':'a',"
                                        + contained(
                                                "'code':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'1809521'}]}")));
        room.drafting(ofPatient("MedicationRequest", "'id':'b','medicationReference':{'reference':'#m1'}"));
        assertThat(room.drafts().inFocus())
                .extracting(order -> order.product().resolved())
                .containsExactly(true, false);
    }

    @Test
    void an_ingredient_tells_where_the_medication_has_no_known_code() {
        Product read = product(contained("'code':{'text':'Pharmacy mix 7'},'ingredient':[{'itemCodeableConcept':"
                + "{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'5666'}]}}]"));
        assertThat(read.what().is(Concepts.IMMUNOGLOBULIN_ANY_ROUTE)).isTrue();
        assertThat(read.name()).isEqualTo("Pharmacy mix 7");
    }

    @Test
    void the_name_of_another_globulin_is_not_overruled_by_its_ingredient() {
        Product read =
                product(contained("'code':{'text':'Rho(D) immune globulin'},'ingredient':[{'itemCodeableConcept':"
                        + "{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'5666'}]}}]"));
        assertThat(read.what().is(Concepts.OTHER_GLOBULIN)).isTrue();
        assertThat(read.what().is(Concepts.IMMUNOGLOBULIN_ANY_ROUTE)).isFalse();
    }

    @Test
    void what_cannot_be_resolved_is_known_by_its_display_alone() {
        Product read = product("'medicationReference':{'reference':'Medication/m9','display':'Privigen 10 %'}");
        assertThat(read.resolved()).isFalse();
        assertThat(read.what().by()).isEqualTo(Recognition.By.NAME);
        assertThat(read.name()).isEqualTo("Privigen 10 %");
    }

    @Test
    void an_order_that_names_no_medication_at_all_is_not_resolved() {
        assertThat(product("'priority':'routine'"))
                .extracting(Product::name, Product::resolved)
                .containsExactly("", false);
        assertThat(product("'medicationCodeableConcept':{}").resolved()).isFalse();
    }
}
