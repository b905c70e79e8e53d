package dev.ivigcds.fhirpackage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The package as others install it: loaded back from its file, and everything in it held against base R4 and its own profiles. */
class FhirPackageIT {
    private static final Path FILE = Path.of(System.getProperty("ivig-cds.fhir-package"));
    private static final String PROFILES = "https://ivig-cds.dev/fhir/StructureDefinition/";

    private static Unpacked unpacked;
    private static NpmPackageValidationSupport ours;
    private static FhirValidator validator;

    /** HAPI loads a package from the class path alone. */
    @BeforeAll
    static void loadsBack() throws IOException, URISyntaxException {
        unpacked = Unpacked.of(FILE);
        Path classes = Path.of(FhirPackageIT.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(FILE, classes.resolve("loaded-back.tgz"), StandardCopyOption.REPLACE_EXISTING);
        ours = new NpmPackageValidationSupport(Validation.FHIR);
        ours.loadPackageFromClasspath("classpath:/loaded-back.tgz");
        validator = Validation.validator(ours);
    }

    @Test
    void everyArtefactAndExampleIsValidAndEveryWarningHasItsReason() throws IOException {
        Findings findings = Findings.in(unpacked.resources(), validator);
        List<Findings.Reasoned> reasons = Findings.reasons();
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.unreasoned(reasons)).isEmpty();
        assertThat(findings.reasoned(reasons)).isEqualTo(reasons);
    }

    @Test
    void everyProfileAndExtensionHasItsSnapshot() {
        List<StructureDefinition> definitions = ours.fetchAllStructureDefinitions();
        assertThat(definitions)
                .hasSizeGreaterThan(20)
                .allSatisfy(definition -> assertThat(definition.getSnapshot().getElement())
                        .as(definition.getUrl())
                        .hasSizeGreaterThanOrEqualTo(
                                definition.getDifferential().getElement().size()));
    }

    @Test
    void everyExpansionHoldsTheCodesThatItsValueSetListsAndSaysWhereThatIsNotAll() {
        int unclosed = 0;
        for (var file : unpacked.resources().entrySet()) {
            if (file.getKey().startsWith("package/ValueSet-")) {
                ValueSet set = Validation.FHIR.newJsonParser().parseResource(ValueSet.class, file.getValue());
                Set<String> listed = set.getCompose().getInclude().stream()
                        .flatMap(include ->
                                include.getConcept().stream().map(c -> include.getSystem() + "|" + c.getCode()))
                        .collect(Collectors.toCollection(TreeSet::new));
                Set<String> expanded = set.getExpansion().getContains().stream()
                        .map(contained -> contained.getSystem() + "|" + contained.getCode())
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(expanded).as(set.getUrl()).containsAll(listed);
                assertThat(set.getExpansion().getTotal()).isEqualTo(expanded.size());
                boolean open = file.getValue().contains("StructureDefinition/with-descendants");
                assertThat(!open || set.getExpansion().hasExtension())
                        .as(set.getUrl())
                        .isTrue();
                unclosed += set.getExpansion().hasExtension() ? 1 : 0;
            }
        }
        assertThat(unclosed).isGreaterThan(5);
    }

    /** Each example claims our profiles, and not in vain: what breaks one is found. */
    @Test
    void whatAProfileForbidsIsFound() {
        String chart = unpacked.files().get("package/example/Bundle-chart-alice-inorder.json");
        assertThat(chart)
                .contains(PROFILES + "iga-result", PROFILES + "dosing-weight", PROFILES + "myositis-diagnosis");
        Observation iga = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        iga.getMeta().addProfile(PROFILES + "iga-result");
        iga.getCode().addCoding().setSystem("http://loinc.org").setCode("2157-6");
        assertThat(errors(Validation.FHIR.newJsonParser().encodeResourceToString(iga)))
                .anyMatch(words -> words.contains("ValueSet/iga"));
        String offer = """
                {"resourceType":"ServiceRequest","status":"active","intent":"order","priority":"routine","code":{"text":"IgA"},
                "subject":{"reference":"Patient/x"},"authoredOn":"2026-03-02T09:00:00+01:00","meta":{"profile":["%ssuggested-service"]}}""".formatted(PROFILES);
        assertThat(errors(offer)).isNotEmpty();
        assertThat(errors(offer.replace("\"active\"", "\"draft\""))).isEmpty();
    }

    private static List<String> errors(String resource) {
        return validator.validateWithResult(resource).getMessages().stream()
                .filter(found -> found.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(found -> found.getMessage())
                .toList();
    }

    @Test
    void theManifestTheIndexAndTheGuideNameWhatIsInIt() {
        JsonNode manifest = unpacked.json("package/package.json");
        assertThat(FILE.getFileName())
                .hasToString("ivig-cds-fhir-" + manifest.path("version").asString() + ".tgz");
        Set<String> indexed = new TreeSet<>();
        unpacked.json("package/.index.json")
                .path("files")
                .forEach(f -> indexed.add("package/" + f.path("filename").asString()));
        unpacked.json("package/example/.index.json")
                .path("files")
                .forEach(
                        f -> indexed.add("package/example/" + f.path("filename").asString()));
        assertThat(indexed).isEqualTo(unpacked.resources().keySet());
        Set<String> listed = new TreeSet<>();
        unpacked.json("package/ImplementationGuide-" + FhirPackage.NAME + ".json")
                .at("/definition/resource")
                .forEach(r -> listed.add(r.at("/reference/reference").asString().replace('/', '-')));
        assertThat(listed)
                .isEqualTo(unpacked.resources().keySet().stream()
                        .map(path -> path.substring(path.lastIndexOf('/') + 1).replace(".json", ""))
                        .filter(name -> !name.startsWith("ImplementationGuide"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theSameKnowledgeGivesTheSameBytes() throws IOException {
        Path again = Files.createTempFile("ivig-cds-fhir", ".tgz");
        Tgz.write(
                FhirPackage.files(
                        unpacked.json("package/package.json").path("version").asString()),
                again);
        assertThat(Files.mismatch(FILE, again)).isEqualTo(-1L);
        Files.delete(again);
    }
}
