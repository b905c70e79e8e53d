package dev.ivigcds.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws over every ValueSet of the repository. */
class ValueSetLawsTest {
    private static Stream<ValueSet> sets() {
        var parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        return KnowledgeFixture.folder().below("fhir-profiles/valuesets", ".json").values().stream()
                .map(text -> parser.parseResource(ValueSet.class, text));
    }

    @Test
    void everyConceptHasAValueSetAndEveryValueSetAConcept() {
        Set<Concept> named = Arrays.stream(Concepts.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Concept.class)
                .map(ValueSetLawsTest::value)
                .collect(Collectors.toSet());
        assertThat(KnowledgeFixture.terminology().concepts()).isEqualTo(named);
    }

    @Test
    void noProductCodeMeansTwoThings() {
        Set<String> seen = new HashSet<>();
        sets().filter(set -> Set.of("ivig-product", "immunoglobulin-any-route", "scig-or-im-product", "other-globulin")
                        .contains(set.getIdElement().getIdPart()))
                .flatMap(ValueSetLawsTest::codes)
                .forEach(code -> assertThat(seen.add(code)).as(code).isTrue());
        assertThat(seen).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void whatIsMeasuredHasNoNames(ValueSet set) {
        Set<String> systems = set.getCompose().getInclude().stream()
                .map(ValueSet.ConceptSetComponent::getSystem)
                .collect(Collectors.toSet());
        boolean measured = systems.stream().anyMatch(s -> s.contains("loinc") || s.endsWith("CodeSystem/measure"));
        assertThat(set.getExtension().isEmpty() || !measured).isTrue();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyValueSetIsDescribed(ValueSet set) {
        assertThat(set.getUrl())
                .isEqualTo("https://ivig-cds.dev/fhir/ValueSet/"
                        + set.getIdElement().getIdPart());
        assertThat(List.of(set.getName(), set.getTitle(), set.getVersion(), set.getDescription()))
                .noneMatch(String::isBlank);
        assertThat(set.getPublisher()).isEqualTo("IVIG CDS");
        assertThat(set.getExperimental()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void whatIsMeasuredFitsIntoASearch(ValueSet set) {
        String tokens = KnowledgeFixture.terminology()
                .searchTokens(new Concept(set.getIdElement().getIdPart()));
        assertThat(tokens.isEmpty() ? 0 : tokens.split(",").length)
                .isEqualTo(Math.toIntExact(codes(set).count()));
        assertThat(tokens.length() < 300 || !tokens.contains("loinc")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyLoincAndSnomedCodeHasItsCheckDigit(ValueSet set) {
        for (ValueSet.ConceptSetComponent include : set.getCompose().getInclude()) {
            for (ValueSet.ConceptReferenceComponent concept : include.getConcept()) {
                switch (include.getSystem()) {
                    case "http://loinc.org" ->
                        assertThat(mod10(concept.getCode()))
                                .as(concept.getCode())
                                .isTrue();
                    case "http://snomed.info/sct" ->
                        assertThat(verhoeff(concept.getCode()))
                                .as(concept.getCode())
                                .isTrue();
                    default -> assertThat(concept.getCode()).isNotBlank();
                }
            }
        }
    }

    private static Concept value(java.lang.reflect.Field field) {
        try {
            return (Concept) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> codes(ValueSet set) {
        return set.getCompose().getInclude().stream()
                .flatMap(include -> include.getConcept().stream().map(c -> include.getSystem() + "|" + c.getCode()));
    }

    private static boolean mod10(String loinc) {
        String digits = loinc.substring(0, loinc.indexOf('-'));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed / 10 + weighed % 10;
        }
        return (10 - sum % 10) % 10 == Integer.parseInt(loinc.substring(loinc.indexOf('-') + 1));
    }

    private static final List<int[]> TIMES = List.of(
            new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
            new int[] {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
            new int[] {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
            new int[] {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
            new int[] {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
            new int[] {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
            new int[] {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
            new int[] {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
            new int[] {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
            new int[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0});
    private static final int[] TURN = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private static boolean verhoeff(String sctid) {
        int check = 0;
        for (int i = 0; i < sctid.length(); i++) {
            int digit = sctid.charAt(sctid.length() - 1 - i) - '0';
            for (int k = 0; k < i % 8; k++) {
                digit = TURN[digit];
            }
            check = TIMES.get(check)[digit];
        }
        return check == 0;
    }
}
