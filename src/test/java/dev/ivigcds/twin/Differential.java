package dev.ivigcds.twin;

import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.vignettes.AsFhir;
import dev.ivigcds.vignettes.QuickServer;
import dev.ivigcds.vignettes.Vignette;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.opencds.cqf.cql.engine.runtime.Date;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import tools.jackson.databind.JsonNode;

/** The same patients through our rules and through their CQL twins. */
final class Differential {
    private static final String RAISED = "Raised";
    private static final String GRAMS = "Grams by Day";

    private final CqlTwin twin = new CqlTwin();
    private QuickServer server = new QuickServer(KnowledgeFixture.folder());

    /** What both say of some patients, by a rule. */
    Map<TwinRule, Counts> run(Stream<Vignette> patients) {
        Map<TwinRule, Counts> counts = none(TwinRule.values());
        run(patients, Map.of(), counts);
        return counts;
    }

    /** Nothing counted yet. */
    static Map<TwinRule, Counts> none(TwinRule... rules) {
        SortedMap<TwinRule, Counts> counts = new TreeMap<>();
        List.of(rules).forEach(rule -> counts.put(rule, new Counts()));
        return counts;
    }

    /** The same with other limits on the twin's side, for the rules counted. */
    void run(Stream<Vignette> patients, Map<String, Object> limits, Map<TwinRule, Counts> counts) {
        patients.forEach(patient -> {
            JsonNode decision = server.answer(patient).path("extension").path("dev.ivigcds.decision");
            AsFhir situation = AsFhir.of(patient);
            counts.forEach((rule, found) -> compare(patient, rule, decision, situation, limits, found));
        });
    }

    /** Lets go of the calls that the server keeps for being asked again. */
    void forget() {
        server = new QuickServer(KnowledgeFixture.folder());
    }

    private void compare(
            Vignette patient,
            TwinRule rule,
            JsonNode decision,
            AsFhir situation,
            Map<String, Object> limits,
            Counts counts) {
        Set<String> asked = rule == TwinRule.DAY_GRAMS ? Set.of(RAISED, GRAMS) : Set.of(RAISED);
        Optional<Map<String, Object>> said = twin.evaluate(rule.library(), asked, situation, limits);
        Set<String> ours = raised(decision, rule);
        if (said.isEmpty() || said.get().get(RAISED) == null) {
            counts.notCovered();
            return;
        }
        Set<String> twins = new TreeSet<>();
        ((List<?>) said.get().get(RAISED)).forEach(topic -> twins.add((String) topic));
        Optional<String> days = rule == TwinRule.DAY_GRAMS
                ? daysDiffer(decision, (List<?>) said.get().get(GRAMS))
                : Optional.empty();
        if (!ours.equals(twins)) {
            counts.differ(patient.slug() + ": ours " + ours + ", CQL " + twins);
        } else if (days.isPresent()) {
            counts.differ(patient.slug() + ": " + days.get());
        } else {
            counts.agree(ours);
        }
    }

    private static Set<String> raised(JsonNode decision, TwinRule rule) {
        Set<String> raised = new TreeSet<>();
        for (JsonNode verdict : decision.path("verdicts")) {
            String topic = verdict.path("topic").asString("");
            if (verdict.path("verdict").asString("").equals("raised")
                    && rule.topics().contains(topic)) {
                raised.add(topic);
            }
        }
        return raised;
    }

    /** Where the decision record holds the grams of each day, they must be the twin's. */
    private static Optional<String> daysDiffer(JsonNode decision, List<?> grams) {
        if (!decision.path("dose").has("days")) {
            return Optional.empty();
        }
        SortedMap<String, BigDecimal> ours = new TreeMap<>();
        StreamSupport.stream(decision.path("dose").path("days").spliterator(), false)
                .forEach(day -> ours.put(
                        day.path("date").asString(), plain(day.path("grams").decimalValue())));
        SortedMap<String, BigDecimal> twins = new TreeMap<>();
        for (Object day : grams) {
            Tuple tuple = (Tuple) day;
            twins.put(((Date) tuple.getElement("due")).toString(), plain((BigDecimal) tuple.getElement("grams")));
        }
        return ours.equals(twins) ? Optional.empty() : Optional.of("grams by day: ours " + ours + ", CQL " + twins);
    }

    private static BigDecimal plain(BigDecimal grams) {
        return grams.signum() == 0 ? BigDecimal.ZERO : grams.stripTrailingZeros();
    }
}
