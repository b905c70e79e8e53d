package dev.ivigcds.vignettes;

import java.util.List;
import java.util.Map;

/** What a vignette's key {@code checked} stands for: parts of a careful visit that need not be written out each time. */
final class Checked {
    /** Each is written in the shorthand, as if it stood in the vignette itself. */
    private static final Map<String, String> PARTS = Map.of(
            "ck", """
            { "labs": [ { "ck": "150 U/L", "on": "today", "range": "0-200 U/L" } ] }""",
            "strength", """
            { "labs": [ { "mmt8": "70 {score}", "on": "today" } ] }""",
            "kidney", """
            { "labs": [ { "creatinine": "0.8 mg/dL", "on": "today" } ] }""",
            "premedication", """
            { "orders": [ { "drug": "acetaminophen", "route": "none", "text": "before the infusion" },
                          { "drug": "cetirizine", "route": "none", "text": "before the infusion" } ] }""");

    private Checked() {}

    /** The parts that a vignette names, as vignettes that hold nothing else. */
    static List<Vignette> of(Vignette vignette) {
        return vignette.checked().stream().map(Checked::part).toList();
    }

    private static Vignette part(String name) {
        if (!PARTS.containsKey(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is none of " + PARTS.keySet());
        }
        return Vignettes.STRICT.readValue(PARTS.get(name), Vignette.class);
    }
}
