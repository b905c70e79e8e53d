package dev.ivigcds.consult;

import dev.ivigcds.rules.Judgement;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import dev.ivigcds.wire.HookContext;
import java.util.EnumMap;
import java.util.Map;

/** Who reads the cards. They are written for clinicians: a patient or a relative who opens the record is shown none. */
enum Audience {
    CLINICIAN,
    PATIENT_OR_RELATIVE;

    /** The audience of a call, by the type of its user. */
    static Audience of(HookContext context) {
        boolean lay =
                context.userId().startsWith("Patient/") || context.userId().startsWith("RelatedPerson/");
        return lay ? PATIENT_OR_RELATIVE : CLINICIAN;
    }

    /** What may be said to it: what is raised for a clinician is suppressed for anyone else, and the record says so. */
    Judgement fit(Judgement judgement) {
        if (this == CLINICIAN) {
            return judgement;
        }
        Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
        judgement.verdicts().forEach((topic, verdict) -> verdicts.put(topic, unsaid(verdict)));
        return new Judgement(judgement.scope(), verdicts, judgement.workings(), judgement.faults());
    }

    private static Verdict unsaid(Verdict verdict) {
        return verdict instanceof Verdict.Raised raised
                ? new Verdict.Suppressed("not said to a patient or relative: " + raised.because(), raised.inputs())
                : verdict;
    }
}
