package dev.ivigcds.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dose card names the renal or thrombosis risk that is raised beside it; it is escalated by neither (S-26, "Escalation"). */
final class DoseAtRisk {
    private static final List<Topic> DOSE =
            List.of(Topic.DOSE_80, Topic.DOSE_80_NO_SPLIT, Topic.DOSE_G_KG, Topic.DOSE_COURSE);

    private DoseAtRisk() {}

    /** Adds the line to every raised dose verdict; the card that tells several says it once. */
    static void name(Map<Topic, Verdict> verdicts) {
        List<String> risks = new ArrayList<>();
        factors(verdicts, Topic.RENAL_RISK).ifPresent(factors -> risks.add("renal risk (" + factors + ")"));
        factors(verdicts, Topic.CLOT_RISK).ifPresent(factors -> risks.add("thrombosis risk (" + factors + ")"));
        if (risks.isEmpty()) {
            return;
        }
        String line = "This patient has a " + String.join(" and a ", risks)
                + ": fewer grams a day and a slow rate matter all the more.";
        for (Topic topic : DOSE) {
            if (verdicts.get(topic) instanceof Verdict.Raised raised) {
                Finding finding = raised.finding().withNotes(List.of(line));
                verdicts.put(topic, new Verdict.Raised(finding, raised.because(), raised.inputs()));
            }
        }
    }

    private static Optional<String> factors(Map<Topic, Verdict> verdicts, Topic risk) {
        return verdicts.get(risk) instanceof Verdict.Raised raised
                ? Optional.ofNullable(raised.finding().values().get("factors"))
                : Optional.empty();
    }
}
