package dev.ivigcds.terminology;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * On which line each member of a JSON file begins.
 *
 * @param byPointer line by JSON pointer
 */
record Lines(Map<String, Integer> byPointer) {
    Lines {
        byPointer = Map.copyOf(byPointer);
    }

    /** The lines of a text that is well-formed JSON. */
    static Lines of(String text, JsonMapper json) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = json.createParser(text)) {
            while (parser.nextToken() != null) {
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
            }
        }
        return new Lines(lines);
    }

    /** The line of a member or, where it is missing, of the nearest that would hold it. */
    int at(String pointer) {
        String nearest = pointer;
        while (!nearest.isEmpty() && !byPointer.containsKey(nearest)) {
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return byPointer.getOrDefault(nearest, 0);
    }
}
