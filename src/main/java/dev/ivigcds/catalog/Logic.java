package dev.ivigcds.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a rule decides, as its file tells it.
 *
 * @param when the logic in prose
 * @param parameters its numbers as written, by name, in the order of the file
 */
record Logic(String when, Map<String, String> parameters) {
    static final Logic NONE = new Logic("", Map.of());

    Logic {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
