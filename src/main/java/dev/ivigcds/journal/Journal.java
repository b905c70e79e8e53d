package dev.ivigcds.journal;

import dev.ivigcds.wire.Decision;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was said and why: one line of key-value pairs per call, which names topics and reasons of ours and no datum of the patient
 * (T-15, R-73).
 */
public final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /**
     * Records one answered call.
     *
     * @param client our name for the caller
     * @param decision the decision record
     * @param cards how many cards were shown
     * @param faults what a rule threw, if one did
     */
    public void record(String client, Decision decision, int cards, List<RuntimeException> faults) {
        LOG.atInfo()
                .addKeyValue("decision", decision.id())
                .addKeyValue("client", client)
                .addKeyValue("hook", decision.hook())
                .addKeyValue("knowledge", decision.knowledge())
                .addKeyValue("ivig", decision.scope().ivig())
                .addKeyValue("myositis", decision.scope().myositis())
                .addKeyValue("failed", failed(decision))
                .addKeyValue("raised", topics(decision, "raised"))
                .addKeyValue("undetermined", topics(decision, "undetermined"))
                .addKeyValue("cards", cards)
                .log("answered");
        faults.forEach(fault -> LOG.atError()
                .addKeyValue("decision", decision.id())
                .addKeyValue("fault", fault.getClass().getName())
                .addKeyValue("at", fault.getStackTrace().length == 0 ? "unknown" : fault.getStackTrace()[0])
                .log("a rule could not be completed"));
    }

    private static String failed(Decision decision) {
        return decision.data().stream()
                .filter(part -> part.state().equals("failed"))
                .map(Decision.Data::key)
                .collect(Collectors.joining(","));
    }

    private static String topics(Decision decision, String verdict) {
        return decision.verdicts().stream()
                .filter(v -> v.verdict().equals(verdict))
                .map(Decision.Verdict::topic)
                .collect(Collectors.joining(","));
    }
}
