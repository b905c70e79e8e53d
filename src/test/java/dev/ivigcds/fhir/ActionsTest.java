package dev.ivigcds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.ReceivedJson;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ActionsTest {
    private static final String AS_RECEIVED = """
            {"resourceType":"MedicationRequest","id":"mr1","status":"draft","intent":"order",
             "extension":[{"url":"https://ehr.example/unknown","valueDecimal":1.10},{"url":"urn:x","valueDecimal":12345678901234567890.50}],
             "subject":{"reference":"Patient/p1"},"vendorMember":{"kept":[1,2.0,1e2]},
             "dosageInstruction":[{"id":"d1","extension":[{"url":"urn:dose","valueCode":"w"}],"sequence":1,
               "text":"1 g/kg daily for 2 days","_text":{"extension":[{"url":"urn:translation","valueString":"1 g/kg"}]},
               "patientInstruction":"90 g a day","timing":{"extension":[{"url":"urn:t","valueBoolean":true}],
                 "repeat":{"boundsPeriod":{"start":"2026-03-02","end":"2026-03-03"},"count":2,"duration":6,"durationUnit":"h",
                   "frequency":1,"period":1.0,"periodUnit":"d"},"code":{"text":"daily x 2"}},
               "site":{"text":"left arm"},"route":{"coding":[{"system":"urn:test","code":"iv"}]},"method":{"text":"infusion"},
               "doseAndRate":[{"type":{"coding":[{"code":"ordered"}]},"doseQuantity":{"value":1.00,"unit":"g/kg"},
                 "rateQuantity":{"value":200,"unit":"mL/h"}},
                 {"type":{"coding":[{"code":"calculated"}]},"doseQuantity":{"value":90.0,"unit":"g"}}],
               "maxDosePerPeriod":{"numerator":{"value":90,"unit":"g"},"denominator":{"value":1,"unit":"d"}},
               "maxDosePerAdministration":{"value":30,"unit":"g"}}],
             "dispenseRequest":{"quantity":{"value":180.00,"unit":"g"}}}
            """;

    @Test
    void R98_a_test_order_is_a_whole_new_service_request() {
        Card.Action action = write("Practitioner/d1", new Proposal.OrderTest(Concepts.IGA, true))
                .orElseThrow();

        ServiceRequest request = (ServiceRequest) R4.parse(action.resource().text());
        JsonNode json = JsonTree.read(action.resource().text());
        assertThat(action.type()).isEqualTo("create");
        assertThat(action.description())
                .isEqualTo("Draft a new order: laboratory test IgA [Mass/volume] in Serum or Plasma (2458-8), urgent.");
        assertThat(request.getIdElement().getIdPart()).matches("[0-9a-f-]{36}");
        assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.DRAFT);
        assertThat(request.getIntent()).isEqualTo(ServiceRequest.ServiceRequestIntent.ORDER);
        assertThat(request.getPriority()).isEqualTo(ServiceRequest.ServiceRequestPriority.URGENT);
        assertThat(request.getCode().getCodingFirstRep().getCode()).isEqualTo("2458-8");
        assertThat(request.getCode().getText()).isEqualTo("IgA [Mass/volume] in Serum or Plasma");
        assertThat(request.getSubject().getReference()).isEqualTo("Patient/p1");
        assertThat(request.getEncounter().getReference()).isEqualTo("Encounter/e1");
        assertThat(request.getRequester().getReference()).isEqualTo("Practitioner/d1");
        assertThat(json.path("authoredOn").asString()).isEqualTo("2026-03-02T09:00:00+01:00");
    }

    @Test
    void a_patient_does_not_become_the_requester() {
        Card.Action action =
                write("Patient/p1", new Proposal.OrderTest(Concepts.IGA, false)).orElseThrow();

        assertThat(JsonTree.read(action.resource().text()).has("requester")).isFalse();
    }

    @Test
    void what_has_no_code_to_order_by_is_not_offered() {
        assertThat(write("Practitioner/d1", new Proposal.OrderTest(new Concept("ck"), false)))
                .isEmpty();
    }

    @Test
    void an_order_by_words_says_them_and_no_code() {
        Card.Action action = write("PractitionerRole/r1", new Proposal.OrderByWords("Immunology consultation", false))
                .orElseThrow();

        JsonNode code = JsonTree.read(action.resource().text()).path("code");
        assertThat(JsonTree.write(code).text()).isEqualTo("{\"text\":\"Immunology consultation\"}");
        assertThat(action.description()).isEqualTo("Draft a new order: Immunology consultation, routine.");
    }

    @Test
    void R99_an_update_is_the_order_as_received_with_only_its_dosage_rewritten() {
        ObjectNode before = (ObjectNode) JsonTree.read(AS_RECEIVED);
        ObjectNode after = (ObjectNode) updated(AS_RECEIVED, 5, "36", "180");

        assertThat(JsonTree.write(before.without("dosageInstruction")).text())
                .isEqualTo(JsonTree.write(after.without("dosageInstruction")).text())
                .contains("1.10", "12345678901234567890.50", "[1,2.0,1E+2]", "180.00");
    }

    @Test
    void the_rewritten_dosage_says_one_thing_and_keeps_route_site_method_and_extensions() {
        JsonNode dosage = updated(AS_RECEIVED, 5, "36", "180").path("dosageInstruction");

        assertThat(JsonTree.write(dosage).text())
                .isEqualTo(JsonTree.write(JsonTree.read("""
                        [{"id":"d1","extension":[{"url":"urn:dose","valueCode":"w"}],"sequence":1,
                          "text":"36 g once a day on 5 days in a row (180 g in total)",
                          "patientInstruction":"You are given 36 g on each of 5 days in a row.",
                          "timing":{"extension":[{"url":"urn:t","valueBoolean":true}],
                            "repeat":{"boundsPeriod":{"start":"2026-03-02","end":"2026-03-06"},"count":5,
                              "frequency":1,"period":1,"periodUnit":"d"}},
                          "site":{"text":"left arm"},"route":{"coding":[{"system":"urn:test","code":"iv"}]},"method":{"text":"infusion"},
                          "doseAndRate":[{"doseQuantity":{"value":36,"unit":"g","system":"http://unitsofmeasure.org","code":"g"}}]}]
                        """)).text());
    }

    @Test
    void the_description_tells_all_that_changes() {
        Card.Action action = spread(AS_RECEIVED, 5, "36.0", "180").orElseThrow();

        assertThat(action.type()).isEqualTo("update");
        assertThat(action.description())
                .isEqualTo(
                        "Change the drafted order to 36 g once a day on 5 days in a row (180 g in total). The total stays 180 g. Dose,"
                                + " timing and their wording are rewritten; the rest of the order stays as it is.");
    }

    @Test
    void a_total_that_rounding_changes_is_said() {
        Card.Action action = spread(AS_RECEIVED, 3, "33.3", "100").orElseThrow();

        assertThat(action.description()).contains("By rounding this is 99.9 g where 100 g were ordered.");
        assertThat(action.resource().text()).contains("\"value\":33.3,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // one course
                "{} ; {'repeat':{'count':5,'frequency':1,'period':1,'periodUnit':'d'}}",
                "{'repeat':{'count':1}} ; {'repeat':{'count':5,'frequency':1,'period':1,'periodUnit':'d'}}",
                "{'repeat':{'boundsDuration':{'value':2,'unit':'d','code':'d'},'frequency':1,'period':1,'periodUnit':'d'}}"
                        + " ; {'repeat':{'frequency':1,'period':1,'periodUnit':'d','count':5,"
                        + "'boundsDuration':{'value':5,'unit':'d','system':'http://unitsofmeasure.org','code':'d'}}}",
                "{'repeat':{'boundsPeriod':{'start':'2026-03-02T08:00:00+01:00','end':'2026-03-03T23:00:00+01:00'}}}"
                        + " ; {'repeat':{'boundsPeriod':{'start':'2026-03-02T08:00:00+01:00','end':'2026-03-06T23:00:00+01:00'},"
                        + "'count':5,'frequency':1,'period':1,'periodUnit':'d'}}",
                "{'event':['2026-03-05','2026-03-04']}"
                        + " ; {'repeat':{'count':5,'frequency':1,'period':1,'periodUnit':'d','boundsPeriod':{'start':'2026-03-04'}}}",
                "{'repeat':{'frequency':2,'period':1,'periodUnit':'d','count':4,'timeOfDay':['08:00:00','16:00:00']}}"
                        + " ; {'repeat':{'frequency':1,'period':1,'periodUnit':'d','count':5,'timeOfDay':['08:00:00']}}",
                "{'repeat':{'count':1,'frequency':1,'period':4,'periodUnit':'wk'}}"
                        + " ; {'repeat':{'count':5,'frequency':1,'period':1,'periodUnit':'d'}}",
                // repeating
                "{'repeat':{'frequency':1,'period':4,'periodUnit':'wk'}}"
                        + " ; {'repeat':{'frequency':5,'period':4,'periodUnit':'wk'}}",
                "{'repeat':{'count':6,'frequency':1,'period':1,'periodUnit':'mo'}}"
                        + " ; {'repeat':{'count':30,'frequency':5,'period':1,'periodUnit':'mo'}}",
                "{'repeat':{'count':6,'frequency':2,'period':28,'periodUnit':'d'}}"
                        + " ; {'repeat':{'count':15,'frequency':5,'period':28,'periodUnit':'d'}}",
                "{'repeat':{'boundsDuration':{'value':6,'unit':'mo','code':'mo'},'frequency':2,'period':4,'periodUnit':'wk'}}"
                        + " ; {'repeat':{'boundsDuration':{'value':6,'unit':'mo','code':'mo'},'frequency':5,'period':4,'periodUnit':'wk'}}"
            })
    void the_timing_becomes_days_in_a_row(String before, String after) {
        ObjectNode order = (ObjectNode) JsonTree.read(AS_RECEIVED);
        ((ObjectNode) order.path("dosageInstruction").get(0)).set("timing", JsonTree.read(before.replace('\'', '"')));

        JsonNode timing = updated(JsonTree.write(order).text(), 5, "36", "180")
                .path("dosageInstruction")
                .path(0)
                .path("timing");

        assertThat(JsonTree.write(timing).text())
                .isEqualTo(
                        JsonTree.write(JsonTree.read(after.replace('\'', '"'))).text());
    }

    @Test
    void a_repeated_course_says_how_often() {
        String order = AS_RECEIVED.replaceFirst(
                "(?s)\"repeat\":\\{.*?\"periodUnit\":\"d\"\\}", "\"repeat\":{\"period\":4,\"periodUnit\":\"wk\"}");

        JsonNode dosage =
                updated(order, 5, "36", "180").path("dosageInstruction").path(0);

        assertThat(dosage.path("text").asString())
                .isEqualTo("36 g once a day on 5 days in a row (180 g per course, repeated every 4 weeks)");
        assertThat(dosage.path("patientInstruction").asString())
                .isEqualTo("You are given 36 g on each of 5 days in a row, every 4 weeks.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"repeat\":{\"dayOfWeek\":[\"mon\"],\"frequency\":1,\"period\":1,\"periodUnit\":\"wk\"}}",
                "{\"event\":[\"2026-03-02\",\"2026-03-30\"]}",
                "{\"event\":[\"2026-03\"]}"
            })
    void a_timing_that_days_in_a_row_would_lose_is_left_alone(String timing) {
        ObjectNode order = (ObjectNode) JsonTree.read(AS_RECEIVED);
        ((ObjectNode) order.path("dosageInstruction").get(0)).set("timing", JsonTree.read(timing));

        assertThat(spread(JsonTree.write(order).text(), 5, "36", "180")).isEmpty();
    }

    @Test
    void an_order_with_two_instructions_or_with_none_or_that_was_not_drafted_is_left_alone() {
        ObjectNode two = (ObjectNode) JsonTree.read(AS_RECEIVED);
        two.withArray("dosageInstruction")
                .add(two.path("dosageInstruction").get(0).deepCopy());
        ObjectNode none = ((ObjectNode) JsonTree.read(AS_RECEIVED)).without("dosageInstruction");
        String other = AS_RECEIVED.replace("\"mr1\"", "\"mr9\"");

        assertThat(spread(JsonTree.write(two).text(), 5, "36", "180")).isEmpty();
        assertThat(spread(JsonTree.write(none).text(), 5, "36", "180")).isEmpty();
        assertThat(spread(other, 5, "36", "180")).isEmpty();
    }

    @Test
    void two_drafts_of_one_id_are_both_left_alone() {
        assertThat(spread(AS_RECEIVED + "},{\"resource\":" + AS_RECEIVED, 5, "36", "180"))
                .isEmpty();
    }

    private static JsonNode updated(String order, int days, String grams, String total) {
        return JsonTree.read(
                spread(order, days, grams, total).orElseThrow().resource().text());
    }

    private static Optional<Card.Action> spread(String order, int days, String grams, String total) {
        ReceivedJson drafts = ReceivedJson.of("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + order + "}]}");
        return actions("Practitioner/d1", DraftOrders.read(drafts))
                .write(new Proposal.SpreadDose(
                        "MedicationRequest/mr1", days, new BigDecimal(grams), new BigDecimal(total)));
    }

    private static Optional<Card.Action> write(String user, Proposal proposal) {
        return actions(user, DraftOrders.NONE).write(proposal);
    }

    private static Actions actions(String user, DraftOrders drafts) {
        HookContext context = new HookContext(user, "p1", Optional.of("e1"), Optional.empty(), List.of());
        Circumstances circumstances = new Circumstances(
                Occasion.ORDER_SIGN, HookCall.NOW, ZoneId.of("Europe/Berlin"), "p1", Optional.of("e1"), false);
        return new Actions(context, circumstances, drafts, new HookCall.FewCodes());
    }
}
