package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Product.Contents;
import dev.ivigcds.facts.Product.Ratio;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Recognition;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static Contents contents(String members) {
        return product(members).contents();
    }

    @Test
    void the_strength_of_an_ingredient_is_kept_as_written() {
        assertThat(contents(contained(strength("'value':100,'unit':'MG'", "'value':1,'unit':'ML'")))
                        .strengths())
                .containsExactly(new Ratio(words("100", "MG"), words("1", "ML")));
    }

    @Test
    void a_strength_without_both_its_numbers_is_none() {
        assertThat(contents(contained(strength("'value':10,'unit':'g'", "'unit':'mL'")))
                        .strengths())
                .isEmpty();
    }

    @Test
    void only_active_ingredients_count_where_one_is_marked() {
        String two =
                "'ingredient':[{'isActive':%s,'strength':{'numerator':{'value':10,'unit':'g'},'denominator':{'value':100,'unit':'mL'}}},"
                        + "{'strength':{'numerator':{'value':1,'unit':'g'},'denominator':{'value':100,'unit':'mL'}}}]";
        assertThat(contents(contained(two.formatted("false"))).strengths()).hasSize(2);
        assertThat(contents(contained(two.formatted("true"))).strengths())
                .containsExactly(new Ratio(words("10", "g"), words("100", "mL")));
    }

    @Test
    void the_amount_of_one_package_is_kept_as_written() {
        assertThat(contents(
                                contained(
                                        "'amount':{'numerator':{'value':200,'unit':'mL'},'denominator':{'value':1,'unit':'vial'}}"))
                        .amount())
                .contains(new Ratio(words("200", "mL"), words("1", "vial")));
    }

    @Test
    void every_name_of_the_record_is_kept() {
        String coded = "'code':{'text':'IVIG','coding':[{'code':'x','display':'Privigen 10%'}]}";
        assertThat(contents("'contained':[{'resourceType':'Medication','id':'m1'," + coded
                                + "}],'medicationReference':{'reference':'#m1','display':'immune globulin 10 %'}")
                        .words())
                .containsExactly("IVIG", "Privigen 10%", "immune globulin 10 %");
    }

    @Test
    void a_package_of_our_lists_tells_what_it_holds() {
        String ndc =
                "'medicationCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/sid/ndc','code':'68982-0850-04'}]}";
        assertThat(contents(ndc).packages()).containsExactly(Quantity.of(new BigDecimal("20"), "g"));
        assertThat(contents(ndc.replace("-04", "-03")).packages()).isEmpty();
    }

    @Test
    void a_billing_code_is_marked_as_one() {
        String billed = "'medicationCodeableConcept':{'coding':[{'system':'%s','code':'J1568'}]}";
        assertThat(contents(billed.formatted(TerminologyFixture.HCPCS)).billed())
                .isTrue();
        assertThat(contents(billed.formatted("http://ehr.example")).billed()).isFalse();
    }

    private static Quantity words(String value, String unit) {
        return new Quantity(new BigDecimal(value), Quantity.Comparator.EXACTLY, unit, false);
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
