package dev.ivigcds.artefacts;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What cards offer, by the topics that an ActivityDefinition says it belongs to. */
final class Activities {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Activity> all;

    /** What may be done. */
    record Activity(String url, String title, List<String> topics) {}

    Activities(Artefacts files) {
        this.all = files.all().stream()
                .filter(artefact -> artefact.type().equals("ActivityDefinition"))
                .map(Activities::activity)
                .toList();
    }

    private static Activity activity(Artefact artefact) {
        JsonNode topics = JSON.readTree(artefact.json()).path("topic");
        List<String> codes = StreamSupport.stream(topics.spliterator(), false)
                .flatMap(topic -> StreamSupport.stream(topic.path("coding").spliterator(), false))
                .filter(coding -> coding.path("system").asString("").equals(Canonical.TOPICS))
                .map(coding -> coding.path("code").asString(""))
                .toList();
        return new Activity(Canonical.url(artefact.type(), artefact.id()), artefact.title(), codes);
    }

    List<Activity> of(String topic) {
        return all.stream()
                .filter(activity -> activity.topics().contains(topic))
                .toList();
    }
}
