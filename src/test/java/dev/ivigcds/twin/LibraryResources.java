package dev.ivigcds.twin;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cqframework.cql.elm.serializing.jackson.ElmJsonLibraryWriter;
import org.hl7.elm.r1.ParameterDef;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.ParameterDefinition.ParameterUse;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;

/** The FHIR Libraries that carry the CQL and its ELM, made from the {@code .cql} files. */
final class LibraryResources {
    private static final String BASE = "https://ivig-cds.dev/fhir/Library/";
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/library-type";

    private LibraryResources() {}

    /** The JSON of each library by its file. */
    static SortedMap<Path, String> made(CqlLibraries libraries) {
        SortedMap<Path, String> made = new TreeMap<>();
        for (String name : CqlLibraries.NAMES) {
            Library library = library(name, libraries.translated(name));
            String json = FhirContext.forR4Cached()
                    .newJsonParser()
                    .setPrettyPrint(true)
                    .encodeResourceToString(library);
            made.put(CqlLibraries.FOLDER.resolve(name + ".json"), json + "\n");
        }
        return made;
    }

    private static Library library(String name, org.hl7.elm.r1.Library elm) {
        String cql = text(CqlLibraries.FOLDER.resolve(name + ".cql"));
        Library library = new Library()
                .setUrl(BASE + name)
                .setVersion(CqlLibraries.VERSION)
                .setName(name)
                .setTitle(firstSentence(cql))
                .setStatus(PublicationStatus.ACTIVE)
                .setExperimental(false)
                .setPublisher("IVIG CDS")
                .setDescription(head(cql).replaceAll("(?<!\\n)\\n(?!\\n)", " "))
                .setCopyright(
                        "Copyright IVIG CDS, Apache-2.0. Codes of others are under the terms that the ValueSets name.");
        library.setId(name);
        library.getType().addCoding().setSystem(TYPES).setCode("logic-library").setDisplay("Logic Library");
        library.setSubject(new CodeableConcept());
        library.getSubjectCodeableConcept()
                .addCoding()
                .setSystem("http://hl7.org/fhir/resource-types")
                .setCode("Patient");
        dependencies(elm)
                .forEach(canonical -> library.addRelatedArtifact()
                        .setType(RelatedArtifactType.DEPENDSON)
                        .setResource(canonical));
        parameters(elm)
                .forEach(p -> library.addParameter()
                        .setName(p.getName())
                        .setUse(ParameterUse.IN)
                        .setMin(0)
                        .setMax("1")
                        .setType("Quantity"));
        library.addContent().setContentType("text/cql").setData(cql.getBytes(StandardCharsets.UTF_8));
        library.addContent()
                .setContentType("application/elm+json")
                .setData(new ElmJsonLibraryWriter().writeAsString(elm).getBytes(StandardCharsets.UTF_8));
        return library;
    }

    private static List<String> dependencies(org.hl7.elm.r1.Library elm) {
        List<String> included = elm.getIncludes() == null
                ? List.of()
                : elm.getIncludes().getDef().stream()
                        .map(i -> i.getPath().equals("FHIRHelpers")
                                ? "http://fhir.org/guides/cqf/common/Library/FHIRHelpers|" + i.getVersion()
                                : BASE + i.getPath() + "|" + i.getVersion())
                        .toList();
        List<String> sets = elm.getValueSets() == null
                ? List.of()
                : elm.getValueSets().getDef().stream().map(v -> v.getId()).toList();
        return java.util.stream.Stream.concat(included.stream(), sets.stream()).toList();
    }

    /** Those that hold a limit. */
    static List<ParameterDef> parameters(org.hl7.elm.r1.Library elm) {
        return elm.getParameters() == null
                ? List.of()
                : elm.getParameters().getDef().stream()
                        .filter(p -> p.getDefault() instanceof org.hl7.elm.r1.Quantity)
                        .toList();
    }

    /** The comment at the top of a library, without its stars. */
    private static String head(String cql) {
        String comment = cql.substring(cql.indexOf("/*") + 2, cql.indexOf("*/"));
        return comment.replaceAll("(?m)^ \\* ?", "").strip();
    }

    private static String firstSentence(String cql) {
        String head = head(cql).replaceAll("\\s+", " ").replaceAll(" \\(clinical[^)]*\\)", "");
        return head.split("[.:]", 2)[0];
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
