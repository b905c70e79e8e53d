package dev.ivigcds.catalog;

import dev.ivigcds.terminology.KnowledgeFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Titles of the vignettes in which a topic speaks, for the rule pages. Read when a page is first asked for. */
final class Examples {
    private static final int SHOWN = 5;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KnowledgeFolder folder;
    private final String path;

    Examples(KnowledgeFolder folder, String service) {
        this.folder = folder;
        this.path = "hooks/" + service + "/vignettes";
    }

    /** A few titles by topic code. */
    Map<String, List<String>> byTopic() {
        Map<String, List<String>> titles = new HashMap<>();
        folder.below(path, ".json").values().forEach(text -> add(text, titles));
        return titles;
    }

    private static void add(String text, Map<String, List<String>> titles) {
        try {
            JsonNode vignette = JSON.readTree(text);
            for (JsonNode raised : vignette.at("/expect/raised")) {
                List<String> found = titles.computeIfAbsent(raised.path("topic").asString(""), t -> new ArrayList<>());
                if (found.size() < SHOWN) {
                    found.add(vignette.path("title").asString(""));
                }
            }
        } catch (JacksonException e) {
            // A vignette judges nobody: one that cannot be read is no example.
            return;
        }
    }
}
