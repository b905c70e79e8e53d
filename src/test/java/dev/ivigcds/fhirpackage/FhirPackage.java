package dev.ivigcds.fhirpackage;

import dev.ivigcds.artefacts.Artefact;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.terminology.KnowledgeFixture;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.npm.NpmPackageIndexBuilder;

/**
 * The FHIR package: every artefact of the knowledge of this repository, profiles with snapshots, ValueSets with expansions, and examples.
 */
final class FhirPackage {
    static final String NAME = "dev.ivigcds.fhir";
    private static final String ROOT = "package/";

    private FhirPackage() {}

    /** Its files by their paths. */
    static SortedMap<String, String> files(String version) {
        List<Artefact> artefacts =
                Catalog.read(KnowledgeFixture.folder()).artefacts().all();
        List<Examples.Example> examples = Examples.all();
        SortedMap<String, String> files = new TreeMap<>();
        artefacts(artefacts).forEach((path, json) -> files.put(ROOT + path.replace('/', '-') + ".json", json));
        examples.forEach(example -> files.put(
                ROOT + "example/"
                        + fileName("Bundle", example.bundle().getIdElement().getIdPart()),
                write(example.bundle())));
        Guide guide = new Guide(version);
        files.put(ROOT + fileName("ImplementationGuide", NAME), guide.resource(artefacts, examples));
        files.put(ROOT + "package.json", guide.manifest());
        files.put(ROOT + ".index.json", index(files, ROOT));
        files.put(ROOT + "example/.index.json", index(files, ROOT + "example/"));
        return files;
    }

    private static String fileName(String type, String id) {
        return type + "-" + id + ".json";
    }

    private static Map<String, String> artefacts(List<Artefact> artefacts) {
        Map<String, StructureDefinition> definitions = Snapshots.of(artefacts);
        Map<String, ValueSet> sets = new LinkedHashMap<>();
        artefacts.stream()
                .filter(artefact -> artefact.type().equals("ValueSet"))
                .map(artefact -> Validation.FHIR.newJsonParser().parseResource(ValueSet.class, artefact.json()))
                .forEach(set -> sets.put(set.getUrl(), set));
        Expansions expansions = new Expansions(sets);
        Map<String, String> written = new LinkedHashMap<>();
        artefacts.forEach(artefact -> written.put(artefact.path(), artefact.json()));
        definitions.forEach((id, definition) -> written.put("StructureDefinition/" + id, write(definition)));
        sets.values()
                .forEach(set ->
                        written.put("ValueSet/" + set.getIdElement().getIdPart(), write(expansions.expanded(set))));
        return written;
    }

    private static String write(IBaseResource resource) {
        return Validation.FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource) + "\n";
    }

    private static String index(SortedMap<String, String> files, String folder) {
        NpmPackageIndexBuilder index = new NpmPackageIndexBuilder();
        index.start(null);
        files.forEach((path, text) -> {
            String name = path.substring(Math.min(folder.length(), path.length()));
            if (path.startsWith(folder) && !name.contains("/") && !name.startsWith(".")) {
                index.seeFile(name, text.getBytes(StandardCharsets.UTF_8));
            }
        });
        return index.build() + "\n";
    }
}
