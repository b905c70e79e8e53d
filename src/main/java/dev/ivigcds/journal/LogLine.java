package dev.ivigcds.journal;

import dev.ivigcds.wire.Decision;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line of key-value pairs per call, which names topics and reasons of ours and no datum of the patient (T-15, R-73). */
final class LogLine {
    private static final Logger LOG = LoggerFactory.getLogger(LogLine.class);

    private LogLine() {}

    static void write(Call call) {
        Decision decision = call.decision();
        LOG.atInfo()
                .addKeyValue("decision", decision.id())
                .addKeyValue("client", call.client())
                .addKeyValue("hook", decision.hook())
                .addKeyValue("knowledge", decision.knowledge())
                .addKeyValue("ivig", decision.scope().ivig())
                .addKeyValue("myositis", decision.scope().myositis())
                .addKeyValue("failed", failed(decision))
                .addKeyValue("raised", topics(decision, "raised"))
                .addKeyValue("undetermined", topics(decision, "undetermined"))
                .addKeyValue("cards", call.cards().size())
                .log("answered");
        call.faults()
                .forEach(fault -> LOG.atError()
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
