package dev.ivigcds.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One duty of a CDS Service.
 *
 * @param id such as {@code R-31}
 * @param section what it is about
 * @param level how binding it is, and on whom
 * @param text what is demanded, in our own words
 * @param heldBy tests that hold it without naming it, as {@code Class#method}
 * @param notHeld why no test holds it; empty if one has to
 */
record Duty(String id, String section, String level, String text, List<String> heldBy, String notHeld) {

    /** All duties, in order. */
    static List<Duty> all() {
        try (InputStream file = Duty.class.getResourceAsStream("/conformance/duties.yaml")) {
            Map<String, Map<String, Map<String, Map<String, Object>>>> read =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            List<Duty> duties = new ArrayList<>();
            read.get("sections")
                    .forEach((section, rows) -> rows.forEach((id, row) -> duties.add(of(id, section, row))));
            return duties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Duty of(String id, String section, Map<String, Object> row) {
        return new Duty(
                id,
                section,
                row.get("level").toString(),
                row.get("duty").toString(),
                (List<String>) row.getOrDefault("held-by", List.of()),
                row.getOrDefault("not-held", "").toString());
    }
}
