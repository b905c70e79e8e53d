package dev.ivigcds.fhir;

import dev.ivigcds.facts.Problem;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;

/**
 * Conditions as diagnoses that count (clinical.md 0.2).
 *
 * @param recogniser codes and words as ideas
 * @param dates how dates are read
 * @param circumstances the encounter and the time of the call
 */
record Diagnoses(Recogniser recogniser, Dates dates, Circumstances circumstances) {
    private static final Set<String> STANDING = Set.of("active", "recurrence", "relapse");
    private static final Set<String> ENDED = Set.of("inactive", "remission", "resolved");
    private static final Set<String> NOT_HELD = Set.of("refuted", "entered-in-error", "unconfirmed", "differential");

    /** One that stands. */
    Outcome<Problem> read(Condition condition, String from) {
        return isHeld(condition) && isStanding(condition)
                ? Outcome.of(problem(condition, from))
                : Outcome.aside(LeftAside.STATUS);
    }

    /** One that was held and has ended: an old thrombosis still counts as a risk (clinical.md S-26, traps). */
    Outcome<Problem> past(Condition condition, String from) {
        return isHeld(condition) && !isStanding(condition)
                ? Outcome.of(problem(condition, from))
                : Outcome.aside(LeftAside.STATUS);
    }

    private Problem problem(Condition condition, String from) {
        return new Problem(
                from,
                recogniser.recognise(condition.getCode(), Recogniser.DIAGNOSES),
                dates.start(condition.getOnset()),
                dates.when(condition.getRecordedDateElement()),
                isOfThisEncounter(condition));
    }

    /** Neither refuted, entered in error, unconfirmed nor one of several possible diagnoses. */
    static boolean isHeld(Condition condition) {
        return Collections.disjoint(states(condition.getVerificationStatus()), NOT_HELD);
    }

    /** By its clinical status; one without any counts unless it ended before now. */
    private boolean isStanding(Condition condition) {
        Set<String> states = states(condition.getClinicalStatus());
        if (!Collections.disjoint(states, STANDING)) {
            return true;
        }
        return Collections.disjoint(states, ENDED)
                && dates.start(condition.getAbatement())
                        .map(end -> end.latest(circumstances.zone()).isAfter(circumstances.now()))
                        .orElse(true);
    }

    private boolean isOfThisEncounter(Condition condition) {
        Set<String> categories = condition.getCategory().stream()
                .flatMap(category -> states(category).stream())
                .collect(Collectors.toUnmodifiableSet());
        boolean diagnosis = categories.isEmpty() || categories.contains("encounter-diagnosis");
        Optional<String> encounter = References.local(condition.getEncounter());
        return diagnosis
                && encounter.isPresent()
                && encounter.equals(circumstances.encounterId().map(Diagnoses::encounter));
    }

    private static String encounter(String id) {
        return id.startsWith("Encounter/") ? id : "Encounter/" + id;
    }

    /** Codes, and where a record has only words for a status, these. */
    private static Set<String> states(CodeableConcept concept) {
        return Stream.concat(Recogniser.codes(concept).stream(), Stream.of(Recogniser.words(concept)))
                .map(state -> state.toLowerCase(Locale.ROOT))
                .filter(state -> !state.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
