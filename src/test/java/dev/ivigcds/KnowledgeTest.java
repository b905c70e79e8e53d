package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.vignettes.Expected;
import dev.ivigcds.vignettes.Vignette;
import dev.ivigcds.vignettes.Vignettes;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Laws that the knowledge of the service keeps, held against the files themselves. */
class KnowledgeTest {
    /** The clinical statements that this version acts on; S-28 by never speaking of an interval alone, S-13 by waiting. */
    private static final Set<String> STATEMENTS = Set.of(
            "S-01", "S-02", "S-03", "S-04", "S-05", "S-06", "S-07", "S-08", "S-09", "S-10", "S-11", "S-12", "S-13",
            "S-14", "S-15", "S-16", "S-17", "S-18", "S-19", "S-20", "S-21", "S-22", "S-23", "S-24", "S-25", "S-26",
            "S-28");

    private static final List<Vignette> VIGNETTES = Vignettes.all();
    private static final Set<String> NEVER_ABOVE_INFO = Set.of(
            "igaPending",
            "doseUnverified",
            "response12wMissing",
            "response12wNotChecked",
            "responseBiochem",
            "pmVariable",
            "ckDue",
            "strengthDue",
            "renalUnknown",
            "premedHydrate",
            "beforeInfusion",
            "checkFailed");
    private static final Set<String> ORDER_SIGN_ONLY = Set.of(
            "doseUnverified",
            "stopEarly",
            "ckDue",
            "strengthDue",
            "renalRisk",
            "renalUnknown",
            "clotRisk",
            "premedHydrate",
            "beforeInfusion");
    private static final Pattern VALUE_SET = Pattern.compile("\\{valueset:([^}]*)}");
    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("-?\\d+(\\.\\d+)? \\S+");

    /** Topics a rule speaks for: all but those that the judging and the cards raise. */
    private static Set<String> ruleTopics() {
        return Arrays.stream(Topic.values())
                .map(Topic::code)
                .filter(t -> !t.equals("beforeInfusion") && !t.equals("checkFailed"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> told() {
        Set<String> told = ruleTopics();
        told.add("checkFailed");
        return told;
    }

    private static Set<String> ofVignettes(Function<Vignette, Stream<String>> topics) {
        return VIGNETTES.stream().flatMap(topics).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyTopicHasAVignetteThatRaisesIt() {
        assertThat(ofVignettes(v -> v.expect().raised().stream().map(Expected.Raised::topic)))
                .isEqualTo(told());
    }

    @Test
    void everyTopicHasAVignetteJustShortOfIt() {
        assertThat(ofVignettes(v -> v.justShort().stream())).isEqualTo(told());
    }

    @Test
    void everyTopicHasAVignetteWithItsDataMissing() {
        assertThat(ofVignettes(v -> v.dataMissing().stream())).isEqualTo(told());
    }

    @Test
    void everyActionableStatementOfThisVersionIsNamedByAVignette() {
        assertThat(ofVignettes(v -> v.statements().stream())).isEqualTo(STATEMENTS);
    }

    @Test
    void everyTopicStandsInTheServiceFileOnceAndNoOther() {
        assertThat(ServiceFile.topics().keySet())
                .isEqualTo(Arrays.stream(Topic.values()).map(Topic::code).collect(Collectors.toSet()));
        assertThat(ServiceFile.topicNamesAsWritten()).doesNotHaveDuplicates();
    }

    @Test
    void everyTopicThatCanBeAWarningOffersOverrideReasonsAndEveryReasonIsDefined() {
        Set<String> used = new HashSet<>();
        ServiceFile.topics().forEach((code, topic) -> {
            List<String> reasons = ServiceFile.list(topic, "overrideReasons");
            if (!NEVER_ABOVE_INFO.contains(code)) {
                assertThat(reasons).as("%s", code).isNotEmpty();
            }
            used.addAll(reasons);
        });
        assertThat(ServiceFile.section("overrideReasons").keySet()).isEqualTo(used);
    }

    @Test
    void everyTopicIsSaidWhereItMayBe() {
        ServiceFile.topics().forEach((code, topic) -> {
            List<String> hooks = ServiceFile.list(topic, "hooks");
            assertThat(hooks).as("%s", code).contains("order-sign");
            assertThat(hooks.contains("patient-view"))
                    .as("%s at patient-view", code)
                    .isEqualTo(code.startsWith("response"));
            if (ORDER_SIGN_ONLY.contains(code)) {
                assertThat(hooks).as("%s", code).containsExactly("order-sign");
            }
        });
    }

    @Test
    void everyCitationResolvesIsUsedAndHasAReviewDate() {
        Set<String> used = new HashSet<>();
        ServiceFile.topics().values().forEach(t -> used.addAll(ServiceFile.list(t, "evidence")));
        assertThat(ServiceFile.section("evidence").keySet()).isEqualTo(used);
        ServiceFile.section("evidence").forEach((key, value) -> {
            var evidence = ServiceFile.map(value);
            assertThat(String.valueOf(evidence.get("citation"))).as(key).hasSizeGreaterThan(10);
            assertThat(LocalDate.parse(String.valueOf(evidence.get("reviewed"))))
                    .as(key)
                    .isNotNull();
        });
    }

    @Test
    void everyTextRendersUnderTheLimit() {
        ServiceFile.topics()
                .forEach((code, topic) -> ServiceFile.map(topic.get("texts")).forEach((state, text) -> {
                    String rendered = ServiceFile.rendered(String.valueOf(text));
                    assertThat(rendered.codePointCount(0, rendered.length()))
                            .as("%s.%s: %s", code, state, rendered)
                            .isBetween(10, 139);
                }));
    }

    @Test
    void everyNumberAmongTheParametersHasItsUnit() {
        ServiceFile.section("rules")
                .forEach((rule, value) -> ServiceFile.map(ServiceFile.map(value).get("parameters"))
                        .forEach((name, parameter) -> {
                            assertThat(parameter).as("%s.%s", rule, name).isNotInstanceOf(Number.class);
                            String written = String.valueOf(parameter);
                            if (Character.isDigit(written.charAt(0))) {
                                assertThat(written).as("%s.%s", rule, name).matches(NUMBER_WITH_UNIT);
                            }
                        }));
    }

    @Test
    void everyParameterSaysWhatItIsAndWhoseNumber() {
        ServiceFile.section("rules").forEach((rule, value) -> {
            var parameters = ServiceFile.map(ServiceFile.map(value).get("parameters"));
            var basis = ServiceFile.map(ServiceFile.map(value).get("basis"));
            assertThat(basis.keySet()).as(rule).isEqualTo(parameters.keySet());
        });
    }

    @Test
    void everyRuleSaysWhenInProse() {
        ServiceFile.section("rules")
                .forEach((rule, value) -> assertThat(
                                String.valueOf(ServiceFile.map(value).get("when")))
                        .as(rule)
                        .hasSizeGreaterThan(30));
        ServiceFile.topics().forEach((code, topic) -> {
            assertThat(String.valueOf(topic.get("title"))).as(code).isNotBlank().isNotEqualTo("null");
            assertThat(String.valueOf(topic.get("rule"))).as(code).isNotBlank().isNotEqualTo("null");
            assertThat(String.valueOf(topic.get("source")))
                    .as(code)
                    .isNotBlank()
                    .isNotEqualTo("null");
        });
    }

    @Test
    void prefetchHasTheKeysOfTheContractAndOnlyUsesKnownValueSets() {
        var prefetch = ServiceFile.section("prefetch");
        assertThat(prefetch.keySet())
                .containsExactlyInAnyOrder(
                        "patient",
                        "conditions",
                        "iga",
                        "orders",
                        "given",
                        "body",
                        "ck",
                        "measures",
                        "services",
                        "procedures",
                        "allergies",
                        "renal",
                        "dispensed",
                        "statements",
                        "immunizations");
        Set<String> needed = new HashSet<>();
        prefetch.forEach((key, value) -> {
            var need = ServiceFile.map(value);
            VALUE_SET
                    .matcher(String.valueOf(need.get("query")))
                    .results()
                    .forEach(m -> assertThat(conceptIds()).as(key).contains(m.group(1)));
            if (Boolean.TRUE.equals(need.get("needed"))) {
                needed.add(key);
            }
        });
        assertThat(needed).containsExactlyInAnyOrder("patient", "conditions", "iga", "orders", "body");
    }

    @Test
    void everyConceptHasItsValueSetAndEveryValueSetItsConcept() {
        assertThat(ServiceFile.valueSets().keySet()).isEqualTo(conceptIds());
    }

    @Test
    void everyValueSetListsItsCodesOnceWithDisplayAndSystem() {
        ServiceFile.valueSets().forEach((id, valueSet) -> {
            assertThat(valueSet.path("resourceType").asString()).isEqualTo("ValueSet");
            assertThat(valueSet.path("id").asString()).isEqualTo(id);
            assertThat(valueSet.path("url").asString()).isEqualTo("https://ivig-cds.dev/fhir/ValueSet/" + id);
            Set<String> codes = new HashSet<>();
            for (JsonNode include : valueSet.at("/compose/include")) {
                for (JsonNode concept : include.path("concept")) {
                    String code = include.path("system").asString() + "|"
                            + concept.path("code").asString();
                    assertThat(codes.add(code)).as("%s in %s once", code, id).isTrue();
                    assertThat(concept.path("display").asString()).as(code).isNotBlank();
                }
            }
            boolean namesOnly = valueSet.path("extension").toString().contains("/names-only");
            assertThat(codes.isEmpty()).as(id).isEqualTo(namesOnly);
        });
    }

    private static Set<String> conceptIds() {
        return Arrays.stream(Concepts.class.getFields())
                .filter(f -> f.getType() == Concept.class)
                .map(KnowledgeTest::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String id(Field field) {
        try {
            return ((Concept) field.get(null)).id();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
