package dev.ivigcds.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.terminology.KnowledgeFault;
import dev.ivigcds.terminology.KnowledgeFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArtefactsTest {
    private final List<KnowledgeFault> faults = new ArrayList<>();

    private Artefacts read(Map<String, String> files) {
        return Artefacts.read(new KnowledgeFolder(new TreeMap<>(files)), faults);
    }

    @Test
    void whatIsNotJsonIsToldWithItsLine() {
        read(Map.of("fhir-profiles/profiles/broken.json", "{\n  \"resourceType\": oops }"));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo("fhir-profiles/profiles/broken.json");
            assertThat(fault.line()).isEqualTo(2);
        });
    }

    @Test
    void whatIsNoResourceIsToldAndCannotNameAPathOfItsOwn() {
        read(Map.of(
                "fhir-profiles/a.json", "{}",
                "fhir-profiles/b.json", "{\"resourceType\":\"Library\",\"id\":\"../rules\"}"));
        assertThat(faults)
                .extracting(KnowledgeFault::file)
                .containsExactly("fhir-profiles/a.json", "fhir-profiles/b.json");
    }

    @Test
    void twoOfOneNameAreToldAndCopiesOfWhatIsMadeAreLeftAside() {
        String library = "{\"resourceType\":\"Library\",\"id\":\"x\",\"title\":\"X\"}";
        Artefacts read = read(Map.of(
                "fhir-profiles/a.json", library,
                "fhir-profiles/b.json", library,
                "fhir-profiles/generated/c.json", library.replace("\"x\"", "\"y\"")));
        assertThat(faults).extracting(KnowledgeFault::words).containsExactly("Library/x stands in another file too.");
        assertThat(read.all()).extracting(Artefact::path).containsExactly("Library/x");
    }
}
