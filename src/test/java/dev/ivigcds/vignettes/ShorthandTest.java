package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.parser.StrictErrorHandler;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vignettes are written in the shorthand and nothing else, and mean valid FHIR. */
class ShorthandTest {
    private static final Set<String> INDICATORS = Set.of("critical", "warning", "info");

    static Stream<Vignette> vignettes() {
        return Vignettes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("vignettes")
    void everyVignetteMeansValidFhirOfItsOwnPatient(Vignette vignette) {
        List<Resource> resources = Records.of(vignette);
        Stream.concat(resources.stream(), Stream.of(Orders.drafts(vignette))).forEach(ShorthandTest::readsBackStrictly);
        assertThat(resources.stream().map(r -> r.fhirType() + "/" + r.getIdPart()))
                .doesNotHaveDuplicates();
        assertThat(resources).allMatch(r -> r.getIdPart().matches("[A-Za-z0-9.-]{1,64}"));
        assertThat(resources).allMatch(r -> r.getIdPart().startsWith(vignette.slug()));
    }

    private static void readsBackStrictly(Resource resource) {
        var parser = Records.FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        String written = parser.encodeResourceToString(resource);
        assertThat(parser.encodeResourceToString(parser.parseResource(written))).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("vignettes")
    void everyExpectationSpeaksOfKnownTopicsAndDoesNotContradictItself(Vignette vignette) {
        Expected expected = vignette.expect();
        assertThat(HookContract.TOPICS).containsAll(expected.raisedTopics());
        List<List<String>> others = List.of(expected.quiet(), expected.undetermined(), expected.suppressed());
        Set<String> named = new HashSet<>(expected.raisedTopics());
        others.forEach(topics -> topics.forEach(topic -> {
            assertThat(HookContract.TOPICS).contains(topic);
            assertThat(named.add(topic)).as("%s has one verdict", topic).isTrue();
        }));
        assertThat(expected.raisedTopics()).as("just short of").noneMatch(vignette.justShort()::contains);
        assertThat(named).as("what is missing has a verdict of its own").containsAll(vignette.dataMissing());
        for (Expected.Raised raised : expected.raised()) {
            boolean ownCard = raised.told() == null;
            assertThat(ownCard ? INDICATORS.contains(raised.indicator()) : raised.indicator() == null)
                    .as("%s: a card has an indicator, a line in another card has none", raised.topic())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("vignettes")
    void draftsFitTheHook(Vignette vignette) {
        switch (vignette.hook()) {
            case "order-sign" -> {
                assertThat(vignette.signing()).isNotEmpty();
                assertThat(vignette.selecting()).isEmpty();
            }
            case "order-select" -> {
                assertThat(vignette.selecting()).isNotEmpty();
                assertThat(vignette.signing()).isEmpty();
            }
            default -> {
                assertThat(vignette.hook()).isEqualTo("patient-view");
                assertThat(vignette.drafts()).isEmpty();
            }
        }
    }

    @Test
    void fileNamesAreUnique() {
        assertThat(Vignettes.all().stream().map(Vignette::slug))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"titel\":\"x\"}",
                "{\"title\":\"x\",\"title\":\"y\"}",
                "{\"title\":\"x\",\"patient\":{\"age\":\"3\"}}",
                "{\"title\":\"x\",\"labs\":[{\"igA\":\"180 mg/dL\"}]}",
                "{\"title\":\"x\",\"labs\":[{\"iga\":\"180 mg/dL\",\"ck\":\"100 U/L\"}]}",
                "{\"title\":\"x\",\"signing\":[{\"drug\":\"ivig\",\"dosis\":\"1 g/kg\"}]}",
                "{\"title\":\"x\",\"expect\":{\"raised\":[{\"topik\":\"dose80\"}]}}",
                "{\"title\":\"x\",\"expect\":{}}",
                "{\"title\":\"x\",\"slug\":\"y\"}"
            })
    void refusesWhatIsNotShorthand(String json) {
        assertThatThrownBy(() -> Vignettes.parse("x", json)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-20, 2026-02-20", "today, 2026-03-02", "84 d ago, 2025-12-08", "in 3 d, 2026-03-05"})
    void readsDays(String written, LocalDate meant) {
        assertThat(Shorthand.day(written, LocalDate.parse("2026-03-02"))).isEqualTo(meant);
    }

    @Test
    void readsAmountsWithTheirComparatorAndTheirUnitAsCodeOrAsWords() {
        assertThat(Shorthand.amount("<7 mg/dL").getComparator().toCode()).isEqualTo("<");
        assertThat(Shorthand.amount("80.50 g").getValue()).hasToString("80.50");
        assertThat(Shorthand.amount("176 lb").getCode()).isEqualTo("[lb_av]");
        assertThat(Shorthand.amount("60 'gm'").getCode()).isNull();
        assertThat(Shorthand.amount("60 'gm'").getUnit()).isEqualTo("gm");
        assertThat(Shorthand.amount("1.2").hasUnit()).isFalse();
        assertThatThrownBy(() -> Shorthand.amount("much")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shorthand.span("2 days")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsCheckedStandsInTheRecordAsIfItWereWrittenOut() {
        Vignette vignette = Vignettes.parse("checked", """
                { "title": "All checked", "today": "2026-03-02", "hook": "order-sign", "patient": { "sex": "female" },
                  "checked": [ "ck", "strength", "kidney", "premedication" ],
                  "signing": [ { "drug": "ivig", "dose": "80 g" } ], "expect": { "raised": [] } }
                """);
        assertThat(Records.of(vignette).stream().map(Resource::fhirType))
                .containsExactly(
                        "Patient",
                        "Observation",
                        "Observation",
                        "Observation",
                        "MedicationRequest",
                        "MedicationRequest");
        assertThat(Records.of(vignette).stream()
                        .filter(Observation.class::isInstance)
                        .map(o ->
                                ((Observation) o).getCode().getCodingFirstRep().getCode()))
                .containsExactly("2157-6", "mmt8", "2160-0");
    }

    @Test
    void refusesToCheckWhatIsNotKnown() {
        Vignette vignette = Vignettes.parse("checked", """
                { "title": "Liver", "today": "2026-03-02", "hook": "order-sign", "patient": {}, "checked": [ "liver" ],
                  "signing": [ { "drug": "ivig" } ], "expect": { "raised": [] } }
                """);
        assertThatThrownBy(() -> Records.of(vignette)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void expandsTheExampleOfTheReference() {
        Vignette vignette = Vignettes.parse("example", """
                { "title": "90 kg", "today": "2026-03-02", "hook": "order-sign",
                  "patient": { "sex": "female", "born": "1971-05-04", "weight": "90 kg on 2026-02-27" },
                  "problems": [ "dermatomyositis" ],
                  "labs": [ { "iga": "'<7 mg/dL'", "on": "2026-02-20" } ],
                  "signing": [ { "drug": "ivig", "dose": "1 g/kg", "every": "1 d", "times": 2 } ],
                  "expect": { "raised": [] } }
                """);
        List<Resource> resources = Records.of(vignette);
        assertThat(resources.stream().map(Resource::fhirType))
                .containsExactly("Patient", "Observation", "Condition", "Observation");
        Observation iga = (Observation) resources.getLast();
        assertThat(((StringType) iga.getValue()).getValue()).isEqualTo("<7 mg/dL");
        MedicationRequest draft =
                (MedicationRequest) Orders.drafts(vignette).getEntryFirstRep().getResource();
        var repeat = draft.getDosageInstructionFirstRep().getTiming().getRepeat();
        assertThat(repeat.getCount()).isEqualTo(2);
        assertThat(draft.getDosageInstructionFirstRep()
                        .getDoseAndRateFirstRep()
                        .getDoseQuantity()
                        .getCode())
                .isEqualTo("g/kg");
    }

    @ParameterizedTest
    @CsvSource({
        "today, 2026-03-02",
        "3 d ago 08:00, 2026-02-27T08:00:00+01:00",
        "2026-04-01 14:30, 2026-04-01T14:30:00+02:00"
    })
    void aMomentIsADayAndMayHaveATime(String written, String meant) {
        assertThat(Shorthand.moment(written, LocalDate.parse("2026-03-02")).getValueAsString())
                .isEqualTo(meant);
    }
}
