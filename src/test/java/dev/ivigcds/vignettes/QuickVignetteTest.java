package dev.ivigcds.vignettes;

import dev.ivigcds.terminology.KnowledgeFixture;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every vignette in this JVM, a few milliseconds each: what to run while a rule, a number or a vignette is being edited. {@link VignetteTest}
 * holds the same over HTTP.
 */
@ExtendWith(WithoutJournal.class)
class QuickVignetteTest {
    private static final List<Vignette> VIGNETTES = Vignettes.all();
    private static final QuickServer SERVER = new QuickServer(KnowledgeFixture.folder());

    @ParameterizedTest(name = "{0}")
    @FieldSource("VIGNETTES")
    void saysWhatTheVignetteExpects(Vignette vignette) {
        Comparison.compare(vignette, SERVER.answer(vignette));
    }
}
