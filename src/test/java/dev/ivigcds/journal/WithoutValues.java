package dev.ivigcds.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.ivigcds.wire.Decision;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of every decision record once the patient's values are left out of it (T-15). */
public final class WithoutValues {
    private static final Pattern TOPIC = Pattern.compile("\\b[a-z]+[A-Za-z]*\\d+[A-Za-z]*\\b");

    private static final JsonMapper JSON = JsonMapper.builder()
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private WithoutValues() {}

    /** Leaves the values out of a record and looks for what is still there. */
    public static void check(JsonNode decision) {
        JsonNode record = JSON.valueToTree(Discretion.withoutValues(JSON.treeToValue(decision, Decision.class)));
        assertThat(record.has("dose")).isFalse();
        assertThat(record.findValues("value")).isEmpty();
        assertThat(record.findValues("date")).isEmpty();
        List<String> sentences = record.findValuesAsString("because");
        for (String sentence : sentences) {
            assertThat(TOPIC.matcher(sentence).replaceAll(""))
                    .as("no number and no quotation in: %s", sentence)
                    .doesNotContainPattern("[0-9\"]");
        }
    }
}
