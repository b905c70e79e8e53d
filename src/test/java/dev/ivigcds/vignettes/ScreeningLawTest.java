package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.wire.Decision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A call whose orders are passed by with the chart unread is answered as the whole reading would answer it. */
class ScreeningLawTest {
    private final List<Decision> kept = new ArrayList<>();
    private final QuickServer server = new QuickServer(KnowledgeFixture.folder(), call -> kept.add(call.decision()));

    @Test
    void whatIsPassedByIsNoneOfOurs() {
        int passedBy = 0;
        for (Vignette vignette : Vignettes.all()) {
            JsonNode explained = server.answer(vignette);
            JsonNode unexplained = server.unexplained(vignette);
            Decision whole = kept.get(kept.size() - 2);
            Decision quick = kept.getLast();

            assertThat(unexplained.at("/cards")).as(vignette.slug()).hasSameSizeAs(explained.at("/cards"));
            assertThat(quick.scope()).as(vignette.slug()).isEqualTo(whole.scope());
            assertThat(quick.verdicts()).as(vignette.slug()).isEqualTo(whole.verdicts());
            boolean unread = quick.data().stream().anyMatch(d -> d.state().equals("unread"));
            passedBy += unread ? 1 : 0;
            if (unread) {
                assertThat(whole.scope().ivig()).as(vignette.slug()).isEqualTo("no");
            }
        }
        assertThat(passedBy).as("vignettes passed by").isGreaterThan(15);
    }
}
