package dev.ivigcds.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void aCodeListedTwiceIsAFault() {
        String entry = GOOD.substring(GOOD.indexOf("    { \"ext"), GOOD.indexOf("  ] } ]"));
        assertThat(faults(GOOD.replace(entry, entry.stripTrailing() + ",\n" + entry)))
                .anySatisfy(fault -> assertThat(fault.words()).contains("listed twice"));
    }

    @Test
    void noValueSetAtAllIsAFault() {
        List<KnowledgeFault> faults = new ArrayList<>();
        ValueSetReader.read(new KnowledgeFolder(new TreeMap<>()), faults);
        assertThat(faults).hasSize(1);
    }

    private static List<KnowledgeFault> faults(String text) {
        TreeMap<String, String> files = new TreeMap<>();
        files.put("fhir-profiles/valuesets/iga.json", text);
        List<KnowledgeFault> faults = new ArrayList<>();
        ValueSetReader.read(new KnowledgeFolder(files), faults);
        return faults;
    }
}
