package dev.ivigcds.consult;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.caller.CallerFixture;
import dev.ivigcds.caller.ClientSettings.Mode;
import dev.ivigcds.caller.ClientSettings.TopicMode;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModesTest {
    private static final Map<Topic, Verdict> VERDICTS =
            Map.of(Topic.DOSE_80, Verdict.quiet("fine"), Topic.IGA_UNSCREENED, Verdict.quiet("fine"));

    @Test
    void aTopicIsLiveUnlessTheSiteSaysOtherwise() {
        Modes.ForCaller modes = new Modes(Map.of()).of(CallerFixture.demo());
        assertThat(modes.of(Topic.DOSE_80)).isEqualTo(Mode.LIVE);
        assertThat(modes.live(VERDICTS)).isEqualTo(VERDICTS);
    }

    @Test
    void whatIsInTheShadowOrOffIsNotShown() {
        Modes.ForCaller modes = new Modes(
                        Map.of("dose80", new TopicMode(Mode.SHADOW), "igaUnscreened", new TopicMode(Mode.OFF)))
                .of(CallerFixture.demo());
        assertThat(modes.live(VERDICTS)).isEmpty();
    }

    @Test
    void theClientsOwnModeWinsOverTheGlobalOne() {
        Modes.ForCaller modes =
                new Modes(Map.of("dose80", new TopicMode(Mode.OFF))).of(CallerFixture.demo("dose80=live"));
        assertThat(modes.of(Topic.DOSE_80)).isEqualTo(Mode.LIVE);
    }
}
