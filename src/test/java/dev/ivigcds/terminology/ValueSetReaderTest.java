package dev.ivigcds.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueSetReaderTest {
    private static final String GOOD = """
            {
              "resourceType": "ValueSet",
              "id": "iga",
              "extension": [ { "url": "https://ivig-cds.dev/fhir/StructureDefinition/name", "valueString": "immunoglobulin a" } ],
              "url": "https://ivig-cds.dev/fhir/ValueSet/iga",
              "status": "active",
              "compose": { "include": [ { "system": "http://loinc.org", "concept": [
                { "extension": [ { "url": "https://ivig-cds.dev/fhir/StructureDefinition/provenance", "valueString": "V2: two lists" } ],
                  "code": "2458-8", "display": "IgA" }
              ] } ] }
            }
            """;

    @Test
    void aGoodValueSetHasNoFault() {
        assertThat(faults(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ValueSet\"          | \"CodeSystem\"   | :2: resourceType must be \"ValueSet\"",
                "\"id\": \"iga\"       | \"id\": \"igg\"  | :3: id must be \"iga\"",
                "ValueSet/iga          | ValueSet/other   | :5: url must be",
                "\"active\"            | \"draft\"        | :6: status must be \"active\"",
                "StructureDefinition/name\" | StructureDefinition/nick\" | :4: the extension",
                "immunoglobulin a      | --               | :4: a name extension needs",
                "\"2458-8\"            | \"\"             | has no system or is not written",
                "http://loinc.org      | ' '              | has no system or is not written",
                "\"IgA\"               | \"\"             | :9: the code 2458-8 has no display",
                "V2: two lists         | M: memory        | :9: the code 2458-8 must say where it was seen",
                "V2: two lists         | C: half seen     | :9: the code 2458-8 must say where it was seen",
                "StructureDefinition/provenance | StructureDefinition/rumour | carries an extension that is not known",
                "\"concept\": [        | \"filter\": [], \"concept\": [ | include.filter is not supported",
                "\"include\": [        | \"exclude\": [], \"include\": [ | compose.exclude is not supported",
                "\"concept\": [        | \"valueSet\": [], \"concept\": [ | :7: include.valueSet is not supported",
                "\"concept\"           | \"conceived\"    | :7: an include must list its codes",
                "V2: two lists         | V2               | :9: the code 2458-8 must say where it was seen",
                "{ \"url\": \"https://ivig-cds.dev/fhir/StructureDefinition/prov | { \"url\": \"https://ivig-cds.dev/fhir/StructureDefinition/with-descendants\", \"valueBoolean\": true }, { \"url\": \"https://ivig-cds.dev/fhir/StructureDefinition/prov | :9: the code 2458-8 can have no descendants",
                "{ \"url\": \"https://ivig-cds.dev/fhir/StructureDefinition/prov | { \"url\": \"https://ivig-cds.dev/fhir/StructureDefinition/with-descendants\" }, { \"url\": \"https://ivig-cds.dev/fhir/StructureDefinition/prov | :8: with-descendants of the code 2458-8 needs a valueBoolean",
                "immunoglobulin a      | immunoglobulin … | :4: a name extension needs",
                "\"compose\"           | \"decompose\"    | lists no code",
                "\"status\"            | \"status         | :6: is not well-formed JSON",
            })
    void eachFaultIsSaidWithFileAndLine(String good, String wrong, String words) {
        assertThat(GOOD).contains(good);
        List<String> said = faults(GOOD.replace(good, wrong)).stream()
                .map(KnowledgeFault::toString)
                .toList();
        assertThat(said)
                .anySatisfy(fault ->
                        assertThat(fault).contains("valuesets/iga.json").contains(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"valueString\": \"20 g\"",
                "\"valueQuantity\": { \"value\": 0, \"system\": \"http://unitsofmeasure.org\", \"code\": \"g\" }",
                "\"valueQuantity\": { \"value\": \"20\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"g\" }",
                "\"valueQuantity\": { \"value\": 200, \"system\": \"http://unitsofmeasure.org\", \"code\": \"mL\" }",
                "\"valueQuantity\": { \"value\": 20, \"unit\": \"g\" }"
            })
    void aPackageThatDoesNotSayItsGramsIsAFault(String value) {
        assertThat(faults(withContent(value)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.words())
                        .isEqualTo("package-content of the code 2458-8 needs a valueQuantity in UCUM g above zero."));
    }

    @Test
    void aPackageThatSaysItsGramsIsNone() {
        assertThat(
                        faults(
                                withContent(
                                        "\"valueQuantity\": { \"value\": 20, \"system\": \"http://unitsofmeasure.org\", \"code\": \"g\" }")))
                .isEmpty();
    }

    private static String withContent(String value) {
        return GOOD.replace(
                "{ \"extension\": [ ",
                "{ \"extension\": [ { \"url\": \"https://ivig-cds.dev/fhir/StructureDefinition/package-content\", "
                        + value + " }, ");
    }

    @Test
    void aCodeListedTwiceIsAFault() {
        String entry = GOOD.substring(GOOD.indexOf("    { \"ext"), GOOD.indexOf("  ] } ]"));
        assertThat(faults(GOOD.replace(entry, entry.stripTrailing() + ",\n" + entry)))
                .anySatisfy(fault -> assertThat(fault.words()).contains("listed twice"));
    }

    @ParameterizedTest
    @CsvSource({"http://loinc.org, 2458-8", "urn:oid:2.16.840.1.113883.6.1, 2458-8"})
    void aCodeThatMeansTwoThingsIsAFaultOfBothFiles(String system, String code) {
        String other = GOOD.replace("\"iga\"", "\"igg\"")
                .replace("ValueSet/iga", "ValueSet/igg")
                .replace("http://loinc.org", system)
                .replace("2458-8", code);
        assertThat(said(Map.of("iga", GOOD, "igg", other)))
                .containsExactly(
                        "fhir-profiles/valuesets/iga.json:9: the code 2458-8 stands in igg too, where it means something"
                                + " else; leave it in one of them.",
                        "fhir-profiles/valuesets/igg.json:9: the code 2458-8 stands in iga too, where it means something"
                                + " else; leave it in one of them.");
    }

    @Test
    void aChapterThatSwallowsACodeOfAnotherIdeaIsAFault() {
        String deficiency = icd("iga-deficiency", "D80.2", false);
        String chapter = icd("other-ivig-indication", "D80", true);
        assertThat(said(Map.of("iga-deficiency", deficiency, "other-ivig-indication", chapter)))
                .singleElement()
                .asString()
                .contains("iga-deficiency.json:9: the code D80.2 stands in other-ivig-indication too");
    }

    @Test
    void formsOfMyositisMayIncludeOneAnotherAndAnAllergyMayBeToAProduct() {
        assertThat(said(Map.of(
                        "dermatomyositis",
                        icd("dermatomyositis", "M33.1", true),
                        "amyopathic-dermatomyositis",
                        icd("amyopathic-dermatomyositis", "M33.13", false),
                        "immunoglobulin-substance",
                        icd("immunoglobulin-substance", "T50", false),
                        "ivig-product",
                        icd("ivig-product", "T50", false))))
                .isEmpty();
    }

    @Test
    void codesOfASiteItselfAreMarkedAsItsOwn() {
        assertThat(faults(GOOD.replace("V2: two lists", "own: laboratory catalogue of the site")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resourceType",
                "compose",
                "include",
                "system",
                "concept",
                "url",
                "valueString",
                "code",
                "display"
            })
    void whateverAMemberHoldsInsteadIsAFaultAndNeverAnException(String member) {
        for (String odd : List.of("null", "17", "true", "[]", "{}", "[[1]]", "{\"a\":{}}")) {
            String damaged = GOOD.replaceFirst("\"" + member + "\": ", "\"" + member + "\": " + odd + ", \"x\": ");
            assertThat(faults(damaged)).as(damaged).isNotEmpty();
        }
    }

    @Test
    void noValueSetAtAllIsAFault() {
        List<KnowledgeFault> faults = new ArrayList<>();
        ValueSetReader.read(new KnowledgeFolder(new TreeMap<>()), faults);
        assertThat(faults).hasSize(1);
    }

    private static String icd(String id, String code, boolean withDescendants) {
        String below = withDescendants
                ? "{ \"url\": \"https://ivig-cds.dev/fhir/StructureDefinition/with-descendants\", \"valueBoolean\": true }, "
                : "";
        return GOOD.replace("\"iga\"", "\"" + id + "\"")
                .replace("ValueSet/iga", "ValueSet/" + id)
                .replace("http://loinc.org", CodeKey.ICD_10_CM)
                .replace("{ \"extension\": [ ", "{ \"extension\": [ " + below)
                .replace("2458-8", code);
    }

    private static List<KnowledgeFault> faults(String text) {
        return read(Map.of("iga", text));
    }

    private static List<String> said(Map<String, String> texts) {
        return read(texts).stream().map(KnowledgeFault::toString).toList();
    }

    private static List<KnowledgeFault> read(Map<String, String> texts) {
        TreeMap<String, String> files = new TreeMap<>();
        texts.forEach((id, text) -> files.put("fhir-profiles/valuesets/" + id + ".json", text));
        List<KnowledgeFault> faults = new ArrayList<>();
        ValueSetReader.read(new KnowledgeFolder(files), faults);
        return faults;
    }
}
