package dev.ivigcds.journal;

import dev.ivigcds.wire.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Decision records as the JSON that is kept: whole, without the patient's values, or, where no IVIG was concerned, in short. */
final class RecordText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final boolean values;

    /** Texts with or without the patient's values. */
    RecordText(boolean values) {
        this.values = values;
    }

    /** Whether IVIG was concerned, or may have been. */
    static boolean isRelated(Decision decision) {
        return !decision.scope().ivig().equals("no");
    }

    String of(Decision decision) {
        if (!isRelated(decision)) {
            return JSON.writeValueAsString(shortened(decision));
        }
        return JSON.writeValueAsString(values ? decision : Discretion.withoutValues(decision));
    }

    /** A kept record, read again; what was shortened is written out. */
    static ObjectNode read(String text) {
        ObjectNode record = (ObjectNode) JSON.readTree(text);
        if (record.path("data").isString()) {
            List<Decision.Data> data = written(record.path("data").asString());
            record.set("data", JSON.valueToTree(data));
        }
        return record;
    }

    /** Every topic is silent for the one reason that {@code scope} gives; of the data, {@code fetch empty: iga renal; …} remains. */
    private static InShort shortened(Decision decision) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        decision.data()
                .forEach(d -> keys.computeIfAbsent(d.from() + " " + d.state(), k -> new ArrayList<>())
                        .add(d.key()));
        List<String> parts = new ArrayList<>();
        keys.forEach((how, named) -> parts.add(how + ": " + String.join(" ", named)));
        return new InShort(
                decision.id(),
                decision.knowledge(),
                decision.evaluatedAt(),
                decision.hook(),
                decision.scope(),
                String.join("; ", parts));
    }

    /** What is kept of a call that did not concern IVIG. */
    private record InShort(
            UUID id, String knowledge, Instant evaluatedAt, String hook, Decision.Scope scope, String data) {}

    private static List<Decision.Data> written(String shortened) {
        List<Decision.Data> data = new ArrayList<>();
        for (String part : shortened.isEmpty() ? new String[0] : shortened.split("; ", -1)) {
            String[] how = part.split(": ", -1);
            String[] fromAndState = how[0].split(" ", -1);
            for (String key : how[1].split(" ", -1)) {
                data.add(new Decision.Data(key, fromAndState[0], fromAndState[1], null, null, null));
            }
        }
        return data;
    }
}
