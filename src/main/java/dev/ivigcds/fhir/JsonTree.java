package dev.ivigcds.fhir;

import dev.ivigcds.wire.Json;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as a tree that gives back what went in: decimals keep every digit and their trailing zeros. */
final class JsonTree {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonTree() {}

    static JsonNode read(String json) {
        return EXACT.readTree(json);
    }

    static Json write(JsonNode tree) {
        return new Json(EXACT.writeValueAsString(tree));
    }

    static ObjectNode object() {
        return EXACT.createObjectNode();
    }
}
