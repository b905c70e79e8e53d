package dev.ivigcds.vignettes;

import dev.ivigcds.terminology.KnowledgeFixture;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link QuickVignetteTest} holds, many vignettes to a test and up to the first that fails: for mutation testing alone, in which starting
 * a test costs more than a vignette.
 */
@Tag("mutation")
class VignetteBatchTest {
    private static final int SIZE = 25;
    private static final List<Vignette> VIGNETTES = Vignettes.all();
    private static final QuickServer SERVER = new QuickServer(KnowledgeFixture.folder());

    static Stream<List<Vignette>> batches() {
        return IntStream.iterate(0, from -> from < VIGNETTES.size(), from -> from + SIZE)
                .mapToObj(from -> VIGNETTES.subList(from, Math.min(from + SIZE, VIGNETTES.size())));
    }

    @ParameterizedTest(name = "batch {index}")
    @MethodSource("batches")
    void saysWhatEachVignetteExpects(List<Vignette> batch) {
        batch.forEach(vignette -> Comparison.compare(vignette, SERVER.answer(vignette)));
    }
}
