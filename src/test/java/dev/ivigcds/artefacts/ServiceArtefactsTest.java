package dev.ivigcds.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.terminology.KnowledgeFolder;
import dev.ivigcds.wire.RulePage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is made of the rules says what their pages say: all of it, and of the knowledge that is in force. */
class ServiceArtefactsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Catalog CATALOG = Catalog.read(KnowledgeFixture.folder());
    private static final RulePage.Index SERVICE = CATALOG.ruleIndexes().getFirst();

    private static List<JsonNode> made(String type) {
        return CATALOG.artefacts().all().stream()
                .filter(artefact -> artefact.type().equals(type))
                .map(artefact -> JSON.readTree(artefact.json()))
                .toList();
    }

    private static List<RulePage> pages() {
        return SERVICE.topics().keySet().stream()
                .map(topic -> CATALOG.rulePage(topic).orElseThrow())
                .toList();
    }

    private static Stream<JsonNode> topics(JsonNode plan) {
        return plan.at("/action/0/action").valueStream();
    }

    private static List<String> extensions(JsonNode plan, String kind, String part) {
        return plan.path("extension")
                .valueStream()
                .filter(e -> e.path("url").asString().endsWith("/" + kind))
                .map(e -> e.path("extension")
                        .valueStream()
                        .filter(p -> p.path("url").asString().equals(part))
                        .map(p -> p.path("valueString").asString())
                        .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void everyTopicIsAnActionOfThePlanOfItsRuleWithItsEventsSentenceAndCitations() {
        Map<String, JsonNode> actions = made("PlanDefinition").stream()
                .flatMap(ServiceArtefactsTest::topics)
                .collect(Collectors.toMap(a -> a.at("/code/0/coding/0/code").asString(), a -> a));
        assertThat(actions.keySet()).isEqualTo(SERVICE.topics().keySet());
        for (RulePage page : pages()) {
            JsonNode action = actions.get(page.topic());
            assertThat(action.path("title").asString()).isEqualTo(page.title());
            assertThat(action.path("description").asString()).isEqualTo(page.rule());
            assertThat(action.path("trigger")
                            .valueStream()
                            .map(t -> t.path("name").asString()))
                    .isEqualTo(page.hooks());
            assertThat(action.path("documentation")
                            .valueStream()
                            .map(d -> d.path("label").asString() + " "
                                    + d.path("citation").asString() + " "
                                    + d.path("display").asString()))
                    .containsExactlyElementsOf(page.evidence().stream()
                            .map(e -> e.key() + " " + e.citation() + " Reviewed on " + e.reviewed())
                            .toList());
        }
    }

    @Test
    void everyPlanCarriesItsConditionItsNumbersAndTheThirteenSourceAttributes() {
        Map<String, List<RulePage>> byRule = pages().stream().collect(Collectors.groupingBy(RulePage::logic));
        List<JsonNode> plans = made("PlanDefinition");
        assertThat(plans).hasSameSizeAs(byRule.keySet());
        byRule.forEach((rule, pages) -> {
            String id = rule.isEmpty() ? "service-messages" : Canonical.kebab(rule);
            JsonNode plan = plans.stream()
                    .filter(p -> p.path("id").asString().equals(id))
                    .findFirst()
                    .orElseThrow();
            RulePage first = pages.getFirst();
            assertThat(extensions(plan, "parameter", "value"))
                    .isEqualTo(first.parameters().stream()
                            .map(RulePage.Parameter::value)
                            .toList());
            assertThat(extensions(plan, "source-attribute", "name"))
                    .hasSize(13)
                    .containsExactlyElementsOf(SERVICE.sourceAttributes().keySet());
            if (!rule.isEmpty()) {
                assertThat(plan.at("/action/0/condition/0/expression/expression")
                                .asString())
                        .isEqualTo(first.when());
            }
        });
    }

    @Test
    void aNumberThatASiteHasChangedIsTheOneInItsPlan() {
        TreeMap<String, String> files = new TreeMap<>(KnowledgeFixture.folder().files());
        files.computeIfPresent(
                "hooks/ivig-myositis/service.yaml",
                (path, yaml) -> yaml.replace("dailyLimit: 80 g", "dailyLimit: 60 g"));
        Artefact plan = Catalog.read(new KnowledgeFolder(files))
                .artefacts()
                .find("PlanDefinition", "infusion-dose")
                .orElseThrow();
        assertThat(extensions(JSON.readTree(plan.json()), "parameter", "value"))
                .contains("60 g")
                .doesNotContain("80 g");
    }

    @Test
    void everyOverrideReasonIsACodeAndEachOfHl7sIsMapped() {
        Map<String, RulePage.Reason> reasons = pages().stream()
                .flatMap(page -> page.overrideReasons().stream())
                .collect(Collectors.toMap(RulePage.Reason::code, r -> r, (a, b) -> a));
        JsonNode system = made("CodeSystem").stream()
                .filter(s -> s.path("id").asString().equals("override-reason"))
                .findFirst()
                .orElseThrow();
        assertThat(system.path("concept")
                        .valueStream()
                        .collect(Collectors.toMap(
                                c -> c.path("code").asString(),
                                c -> c.path("display").asString())))
                .isEqualTo(reasons.values().stream()
                        .collect(Collectors.toMap(RulePage.Reason::code, RulePage.Reason::display)));
        Map<String, String> mapped = made("ConceptMap")
                .getFirst()
                .at("/group/0/element")
                .valueStream()
                .collect(Collectors.toMap(
                        e -> e.path("code").asString(),
                        e -> e.at("/target/0/code").asString()));
        assertThat(mapped)
                .isEqualTo(reasons.values().stream()
                        .filter(r -> r.hl7() != null)
                        .collect(Collectors.toMap(RulePage.Reason::code, r -> String.valueOf(r.hl7()))));
    }

    @Test
    void everyPrefetchQueryIsAskedOfAnEhrWithItsParameters() {
        Map<String, JsonNode> resources = made("CapabilityStatement")
                .getFirst()
                .at("/rest/0/resource")
                .valueStream()
                .collect(Collectors.toMap(r -> r.path("type").asString(), r -> r));
        SERVICE.prefetch().forEach((key, template) -> {
            String[] parts = template.split("[/?]", 2);
            JsonNode resource = resources.get(parts[0]);
            assertThat(resource.path("documentation").asString()).contains("`" + key + "`", "`" + template + "`");
            Set<String> offered = new TreeSet<>();
            resource.path("searchParam").forEach(p -> offered.add(p.path("name").asString()));
            Stream.of(template.contains("?") ? parts[1].split("&") : new String[0])
                    .map(parameter -> parameter.split("=")[0])
                    .filter(name -> !name.startsWith("_"))
                    .forEach(name -> assertThat(offered).contains(name));
        });
        assertThat(resources.get("Immunization").at("/extension/0/valueCode").asString())
                .isEqualTo("SHOULD");
        assertThat(resources.get("Condition").at("/extension/0/valueCode").asString())
                .isEqualTo("SHALL");
    }

    @Test
    void theLibraryGathersEveryOtherArtefact() {
        Set<String> gathered = made("Library").stream()
                .filter(library -> library.path("id").asString().equals("ivig-myositis"))
                .findFirst()
                .orElseThrow()
                .path("relatedArtifact")
                .valueStream()
                .map(r -> r.path("resource").asString())
                .collect(Collectors.toSet());
        assertThat(gathered)
                .isEqualTo(CATALOG.artefacts().all().stream()
                        .map(artefact -> "https://ivig-cds.dev/fhir/" + artefact.path())
                        .filter(url -> !url.endsWith("/Library/ivig-myositis"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aTopicThatAFileNamesIsATopic() {
        Set<String> topics = SERVICE.topics().keySet();
        java.util.regex.Pattern named =
                java.util.regex.Pattern.compile("topics? ([a-zA-Z0-9]+(?:(?:, | and )[a-zA-Z0-9]+)*)");
        Stream.of("ValueSet", "StructureDefinition", "ActivityDefinition")
                .flatMap(type -> made(type).stream())
                .forEach(artefact -> named.matcher(artefact.path("purpose").asString(""))
                        .results()
                        .flatMap(found -> Stream.of(found.group(1).split(", | and ")))
                        .filter(word -> word.matches("[a-z]+([A-Z0-9][a-zA-Z0-9]*)+"))
                        .forEach(word -> assertThat(topics)
                                .as(artefact.path("id").asString())
                                .contains(word)));
    }
}
