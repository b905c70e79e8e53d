package dev.ivigcds.catalog;

import dev.ivigcds.wire.RulePage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the knowledge of a service comes from.
 *
 * @param changes its versions, newest first
 * @param sourceAttributes what US certification asks to be told (45 CFR 170.315(b)(11)(iv)(A)), in the order of the file
 */
record About(List<RulePage.Change> changes, Map<String, String> sourceAttributes) {
    About {
        changes = List.copyOf(changes);
        sourceAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(sourceAttributes));
    }
}
