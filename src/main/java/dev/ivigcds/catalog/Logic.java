package dev.ivigcds.catalog;

import dev.ivigcds.wire.RulePage;
import java.util.List;

/**
 * How a rule decides, as its file tells it.
 *
 * @param name its key in the file
 * @param when the logic in prose
 * @param parameters its numbers, in the order of the file
 */
record Logic(String name, String when, List<RulePage.Parameter> parameters) {
    static final Logic NONE = new Logic("", "", List.of());

    Logic {
        parameters = List.copyOf(parameters);
    }
}
