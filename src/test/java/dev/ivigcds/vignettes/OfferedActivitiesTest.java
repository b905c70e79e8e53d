package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.TreeMultimap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each thing that a card of any vignette offers is an ActivityDefinition that names the card's topic, and each of them is offered somewhere. */
class OfferedActivitiesTest {
    private static final Path FOLDER = Path.of("fhir-profiles/activities");
    private static final Pattern CARD = Pattern.compile("(?:critical|warning|info) (\\w+): .*");
    private static final Pattern ACTION = Pattern.compile("    (create|update): [^{]*(\\{.*)");
    /** The checklist offers what the topics it gathers would offer. */
    private static final String CHECKLIST = "beforeInfusion";

    @Test
    void whatIsOfferedIsWhatTheArtefactsSay() throws IOException {
        TreeMultimap<String, String> offered = TreeMultimap.create();
        ApprovedRecords.all().values().forEach(record -> read(record, offered));
        assertThat(offered.asMap()).isEqualTo(defined().asMap());
    }

    /** What is written, by the topics of the cards that offer it. */
    private static void read(String record, TreeMultimap<String, String> offered) {
        String topic = "";
        for (String line : record.lines().toList()) {
            Matcher card = CARD.matcher(line);
            Matcher action = ACTION.matcher(line);
            if (card.matches()) {
                topic = card.group(1);
            } else if (action.matches() && !topic.equals(CHECKLIST)) {
                JsonNode resource = Vignettes.STRICT.readTree(action.group(2));
                String what = action.group(1).equals("update")
                        ? "MedicationRequest update"
                        : resource.path("resourceType").asString() + " " + code(resource);
                offered.put(what, topic);
            }
        }
    }

    private static String code(JsonNode resource) {
        JsonNode concept = resource.has("code") ? resource.path("code") : resource.path("medicationCodeableConcept");
        return code(concept, concept.path("text").asString(""));
    }

    private static String code(JsonNode concept, String words) {
        JsonNode coding = concept.at("/coding/0");
        return coding.isMissingNode()
                ? words
                : coding.path("system").asString() + "|" + coding.path("code").asString();
    }

    private static TreeMultimap<String, String> defined() throws IOException {
        TreeMultimap<String, String> defined = TreeMultimap.create();
        List<Path> files = new ArrayList<>();
        try (var paths = Files.list(FOLDER)) {
            paths.forEach(files::add);
        }
        for (Path file : files) {
            JsonNode activity = Vignettes.STRICT.readTree(Files.readString(file));
            JsonNode concept = activity.has("code") ? activity.path("code") : activity.path("productCodeableConcept");
            String kind = activity.path("kind").asString();
            String what = concept.isMissingNode()
                    ? kind + " update"
                    : kind + " " + code(concept, concept.path("text").asString(""));
            activity.path("topic")
                    .forEach(topic ->
                            defined.put(what, topic.at("/coding/0/code").asString()));
        }
        return defined;
    }
}
