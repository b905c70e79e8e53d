package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dev.ivigcds.rules.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code systems of our own say what the rest of the knowledge says. */
class CodeSystemTest {
    private static final Path FOLDER = Path.of("fhir-profiles");
    private static final String MEASURE = "https://ivig-cds.dev/fhir/CodeSystem/measure";

    private static <T extends IBaseResource> T read(Class<T> type, Path path) {
        try {
            return FhirContext.forR4Cached()
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(type, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CodeSystem read(String id) {
        return read(CodeSystem.class, FOLDER.resolve("codesystems").resolve(id + ".json"));
    }

    private static Map<String, String> displays(String id) {
        return read(id).getConcept().stream()
                .collect(Collectors.toMap(
                        CodeSystem.ConceptDefinitionComponent::getCode,
                        CodeSystem.ConceptDefinitionComponent::getDisplay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"measure", "topic"})
    void eachIsCompleteAndStandsUnderItsUrl(String id) {
        CodeSystem system = read(id);
        assertThat(system.getUrl()).isEqualTo("https://ivig-cds.dev/fhir/CodeSystem/" + id);
        assertThat(system.getContent()).isEqualTo(CodeSystem.CodeSystemContentMode.COMPLETE);
        assertThat(system.getCount()).isEqualTo(system.getConcept().size());
    }

    @Test
    void everyTopicOfTheRulesIsACodeAndEveryTitleItsDisplay() {
        Map<String, String> displays = displays("topic");
        assertThat(displays)
                .containsKeys(Arrays.stream(Topic.values()).map(Topic::code).toArray(String[]::new));
        Map<String, String> titles = new TreeMap<>();
        ServiceFile.topics().forEach((code, topic) -> titles.put(code, String.valueOf(topic.get("title"))));
        assertThat(displays).containsAllEntriesOf(titles);
    }

    @Test
    void everyMeasureOfAValueSetIsACodeAndEveryCodeAMeasure() throws IOException {
        try (Stream<Path> paths = Files.list(FOLDER.resolve("valuesets"))) {
            Set<String> used = paths.flatMap(path -> read(ValueSet.class, path).getCompose().getInclude().stream())
                    .filter(include -> include.getSystem().equals(MEASURE))
                    .flatMap(include -> include.getConcept().stream())
                    .map(ValueSet.ConceptReferenceComponent::getCode)
                    .collect(Collectors.toSet());
            assertThat(used).isEqualTo(displays("measure").keySet());
        }
    }
}
