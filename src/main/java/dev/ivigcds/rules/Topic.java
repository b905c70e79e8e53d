package dev.ivigcds.rules;

import java.util.Arrays;
import java.util.Optional;

/**
 * One clinical situation; its code is what EHRs remember an override against (contract, "Topics"). Declared in the order in which
 * cards of the same indicator are shown (clinical.md 6-10).
 */
public enum Topic {
    IG_ALLERGY("igAllergy"),
    IGA_DEFICIENT("igaDeficient"),
    SEVERE_MONO("severeMono"),
    PLEX_AFTER_IVIG("plexAfterIvig"),
    DOSE_80("dose80"),
    DOSE_80_NO_SPLIT("dose80NoSplit"),
    DOSE_G_KG("doseGkg"),
    DOSE_COURSE("doseCourse"),
    DOSE_UNVERIFIED("doseUnverified"),
    WEIGHT_CONFLICT("weightConflict"),
    IGA_UNSCREENED("igaUnscreened"),
    IGA_UNREADABLE("igaUnreadable"),
    IGA_NOT_CHECKED("igaNotChecked"),
    IGA_DEFICIENT_TOLERATED("igaDeficientTolerated"),
    IGA_PENDING("igaPending"),
    SEVERE_SLOW("severeSlow"),
    RESPONSE_12W_NONE("response12wNone"),
    RESPONSE_12W_MISSING("response12wMissing"),
    RESPONSE_12W_NOT_CHECKED("response12wNotChecked"),
    RESPONSE_BIOCHEM("responseBiochem"),
    RENAL_RISK("renalRisk"),
    CLOT_RISK("clotRisk"),
    PRIOR_REACTION("priorReaction"),
    IBM_LIMITED("ibmLimited"),
    STOP_EARLY("stopEarly"),
    PM_VARIABLE("pmVariable"),
    CK_DUE("ckDue"),
    STRENGTH_DUE("strengthDue"),
    RENAL_UNKNOWN("renalUnknown"),
    PREMED_HYDRATE("premedHydrate"),
    /** The merged checklist of info items: made by the cards, never by a rule. */
    BEFORE_INFUSION("beforeInfusion"),
    /** A check that could not be completed and has no topic of its own: raised by the judging, never by a rule. */
    CHECK_FAILED("checkFailed");

    private final String code;

    Topic(String code) {
        this.code = code;
    }

    /** The wire code: alphanumeric, never reused. */
    public String code() {
        return code;
    }

    public static Optional<Topic> ofCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
