package dev.ivigcds.fhir;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.Result;
import dev.ivigcds.facts.When;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/**
 * Observations as results (clinical.md 0.3).
 *
 * @param recogniser codes as ideas
 * @param dates how dates are read
 * @param subjects whose they are
 */
record Observations(Recogniser recogniser, Dates dates, Subjects subjects) {

    /**
     * Reads a result.
     *
     * @param wanted what belongs here; the first that its codes stand for is what it is of, so the more particular comes first
     * @param laboratory whether the specimen matters
     */
    Outcome<Observation> read(
            org.hl7.fhir.r4.model.Observation observation, String from, List<Concept> wanted, boolean laboratory) {
        Optional<Observation.Status> status = status(Primitives.code(observation.getStatusElement()));
        Optional<Concept> concept = concept(observation, wanted);
        if (concept.isEmpty()) {
            return Outcome.aside(LeftAside.ANOTHER_CODE);
        }
        if (status.isEmpty()) {
            return Outcome.aside(LeftAside.STATUS);
        }
        if (observation.getFocus().stream().anyMatch(f -> subjects.of(f) == Subjects.Whose.ANOTHER_PATIENT)) {
            return Outcome.aside(LeftAside.ANOTHER_PATIENT);
        }
        if (laboratory && Specimens.isClearlyOther(observation)) {
            return Outcome.aside(LeftAside.ANOTHER_SPECIMEN);
        }
        Result result = Results.of(observation);
        return Outcome.of(new Observation(
                from,
                concept.get(),
                status.get(),
                when(observation),
                result,
                Results.range(observation, result),
                Results.interpretation(observation).orElse("")));
    }

    /** By code alone: words such as "IgA" stand in the names of many other tests. */
    private Optional<Concept> concept(org.hl7.fhir.r4.model.Observation observation, List<Concept> wanted) {
        Recognition what = recogniser.recognise(observation.getCode(), Recogniser.BY_CODE_ONLY);
        return what.by() == Recognition.By.CODE
                ? wanted.stream().filter(what::is).findFirst()
                : Optional.empty();
    }

    private static Optional<Observation.Status> status(String code) {
        return switch (code) {
            case "final", "amended", "corrected" -> Optional.of(Observation.Status.FINAL);
            case "preliminary" -> Optional.of(Observation.Status.PRELIMINARY);
            case "registered" -> Optional.of(Observation.Status.REGISTERED);
            default -> Optional.empty();
        };
    }

    private Optional<When> when(org.hl7.fhir.r4.model.Observation observation) {
        return effective(observation.getEffective()).or(() -> dates.when(observation.getIssuedElement()));
    }

    private Optional<When> effective(Type effective) {
        return switch (effective) {
            case BaseDateTimeType at -> dates.when(at);
            case Period period -> dates.end(period).or(() -> dates.start(period));
            case null, default -> Optional.empty();
        };
    }
}
