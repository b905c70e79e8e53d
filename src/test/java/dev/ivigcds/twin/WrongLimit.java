package dev.ivigcds.twin;

import dev.ivigcds.vignettes.Vignette;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.opencds.cqf.cql.engine.runtime.Quantity;

/**
 * A limit of a twin with another number than ours, and the vignette that lies beside it.
 *
 * @param rule the rule
 * @param parameter the limit
 * @param written the other number, as the vignette names it
 * @param vignette the vignette
 */
record WrongLimit(TwinRule rule, String parameter, String written, Vignette vignette) {
    private static final Map<String, String> UNITS = Map.of("d", "days", "wk", "weeks", "a", "years");

    /** What a vignette names of the limits of a rule. */
    static Stream<WrongLimit> of(Vignette vignette, TwinRule rule) {
        return vignette.limits().entrySet().stream()
                .filter(limit -> limit.getKey().startsWith(rule.rule() + "."))
                .map(limit -> new WrongLimit(
                        rule, limit.getKey().substring(rule.rule().length() + 1), limit.getValue(), vignette));
    }

    /** As service.yaml names it, for example {@code infusionDose.dailyLimit}. */
    String limit() {
        return rule.rule() + "." + parameter;
    }

    /** For the engine. */
    Map<String, Object> asParameter() {
        String[] parts = written.split(" ", 2);
        return Map.of(
                parameter,
                new Quantity().withValue(new BigDecimal(parts[0])).withUnit(UNITS.getOrDefault(parts[1], parts[1])));
    }

    @Override
    public String toString() {
        return limit() + " " + written + ", " + vignette.slug();
    }
}
