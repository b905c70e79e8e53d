package dev.ivigcds.check;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON that was already read strictly, as a tree with decimals as written. */
final class Tree {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Tree() {}

    /** A member as text; empty if it is none. */
    static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isString() ? value.asString().strip() : "";
    }

    /** Every value at a path such as {@code dosageInstruction.route}, through whatever arrays lie on the way. */
    static List<JsonNode> at(JsonNode node, String path) {
        Stream<JsonNode> found = Stream.of(node);
        for (String member : path.split("\\.", -1)) {
            found = found.flatMap(n -> each(n.path(member)));
        }
        return found.toList();
    }

    /** The elements of an array, or the one value; none of what is missing or null. */
    static Stream<JsonNode> each(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Stream.empty();
        }
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }
}
