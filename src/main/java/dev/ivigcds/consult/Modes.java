package dev.ivigcds.consult;

import dev.ivigcds.caller.ClientSettings.Mode;
import dev.ivigcds.caller.ClientSettings.TopicMode;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a site has decided about each topic: shown (live), evaluated and recorded without a card (shadow), or not evaluated (off).
 *
 * @param everywhere modes for every client, by topic code; live where none is given
 */
public record Modes(Map<String, TopicMode> everywhere) {
    private static final TopicMode SHOWN = new TopicMode(Mode.LIVE);

    public Modes {
        everywhere = Map.copyOf(everywhere);
    }

    /** The modes for one client: its own over the global ones. */
    ForCaller of(VerifiedCaller caller) {
        return new ForCaller(caller.modes(), everywhere);
    }

    /** The modes that hold for one caller: its own, else those of all. */
    record ForCaller(Map<String, TopicMode> own, Map<String, TopicMode> everywhere) {
        ForCaller {
            own = Map.copyOf(own);
            everywhere = Map.copyOf(everywhere);
        }

        Mode of(Topic topic) {
            TopicMode global = everywhere.getOrDefault(topic.code(), SHOWN);
            return own.getOrDefault(topic.code(), global).mode();
        }

        /** Only the verdicts whose topics are shown. */
        Map<Topic, Verdict> live(Map<Topic, Verdict> verdicts) {
            Map<Topic, Verdict> live = new EnumMap<>(Topic.class);
            verdicts.forEach((topic, verdict) -> {
                if (of(topic) == Mode.LIVE) {
                    live.put(topic, verdict);
                }
            });
            return live;
        }
    }
}
