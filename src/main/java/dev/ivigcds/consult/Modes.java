package dev.ivigcds.consult;

import dev.ivigcds.caller.ClientSettings;
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
    public Modes {
        everywhere = Map.copyOf(everywhere);
    }

    /** The modes for one client: its own over the global ones. */
    ForCaller of(VerifiedCaller caller) {
        Map<Topic, Mode> modes = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            TopicMode global = everywhere.getOrDefault(topic.code(), new TopicMode(Mode.LIVE));
            modes.put(topic, caller.modes().getOrDefault(topic.code(), global).mode());
        }
        return new ForCaller(modes);
    }

    /** The modes that hold for one caller. */
    record ForCaller(Map<Topic, ClientSettings.Mode> modes) {
        Mode of(Topic topic) {
            return modes.getOrDefault(topic, Mode.LIVE);
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
