package dev.ivigcds.fhir;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.ReferenceRange;
import dev.ivigcds.facts.Result;
import dev.ivigcds.facts.When;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;

/**
 * Observations of a kind (clinical.md 0.3).
 *
 * @param codes codes to ideas
 * @param dates how dates are read
 */
record Results(Codes codes, Dates dates) {
    private static final Set<String> BLOOD = Set.of("serum", "plasma", "blood");

    /** The result, if it is one of these and not cancelled, entered in error, of unknown status or from another specimen. */
    Optional<Observation> of(Resource resource, List<Concept> wanted) {
        if (!(resource instanceof org.hl7.fhir.r4.model.Observation written) || isOfAnotherSpecimen(written)) {
            return Optional.empty();
        }
        Optional<Observation.Status> status = status(written);
        Recognition what = codes.recognise(written.getCode(), Codes.NONE);
        Optional<Concept> concept = wanted.stream().filter(what::is).findFirst();
        if (status.isEmpty() || concept.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                References.of(written), concept.get(), status.get(), when(written), result(written), range(written)));
    }

    private static Optional<Observation.Status> status(org.hl7.fhir.r4.model.Observation written) {
        return switch (Quantities.nonNull(written.getStatusElement().getValueAsString())) {
            case "final", "amended", "corrected" -> Optional.of(Observation.Status.FINAL);
            case "preliminary" -> Optional.of(Observation.Status.PRELIMINARY);
            case "registered" -> Optional.of(Observation.Status.REGISTERED);
            default -> Optional.empty();
        };
    }

    private Optional<When> when(org.hl7.fhir.r4.model.Observation written) {
        Optional<When> effective = switch (written.getEffective()) {
            case BaseDateTimeType date -> dates.of(date);
            case Period period -> dates.end(period).or(() -> dates.start(period));
            case null, default -> Optional.empty();
        };
        return effective.or(() -> dates.of(written.getIssuedElement()));
    }

    private static Result result(org.hl7.fhir.r4.model.Observation written) {
        if (written.hasDataAbsentReason()) {
            return new Result.Missing(Codes.shown(written.getDataAbsentReason()));
        }
        Optional<Result> value = switch (written.getValue()) {
            case org.hl7.fhir.r4.model.Quantity quantity ->
                Quantities.of(quantity).map(Result.Measured::new);
            case IntegerType number -> Optional.of(new Result.Worded(Quantities.nonNull(number.getValueAsString())));
            case StringType text -> worded(Quantities.nonNull(text.getValue()));
            case CodeableConcept coded -> worded(Codes.shown(coded));
            case null, default -> Optional.empty();
        };
        return value.or(() -> interpreted(written)).orElseGet(() -> new Result.Missing("no value"));
    }

    private static Optional<Result> worded(String words) {
        return words.isBlank() ? Optional.empty() : Optional.of(new Result.Worded(words.strip()));
    }

    private static Optional<Result> interpreted(org.hl7.fhir.r4.model.Observation written) {
        return written.getInterpretation().stream()
                .flatMap(concept -> Stream.concat(
                        concept.getCoding().stream().map(c -> Quantities.nonNull(c.getCode())),
                        Stream.of(Codes.text(concept))))
                .filter(words -> !words.isBlank())
                .findFirst()
                .map(Result.Interpreted::new);
    }

    private static Optional<ReferenceRange> range(org.hl7.fhir.r4.model.Observation written) {
        return written.getReferenceRange().stream()
                .filter(Results::isNormal)
                .map(r -> new ReferenceRange(Quantities.of(r.getLow()), Quantities.of(r.getHigh())))
                .filter(r -> r.low().isPresent() || r.high().isPresent())
                .findFirst();
    }

    private static boolean isNormal(ObservationReferenceRangeComponent range) {
        Set<String> kind = Codes.statuses(range.getType());
        return kind.isEmpty() || kind.contains("normal");
    }

    /** Only where the record says so: by a contained Specimen or by the reference's words. */
    private static boolean isOfAnotherSpecimen(org.hl7.fhir.r4.model.Observation written) {
        String reference = Quantities.nonNull(written.getSpecimen().getReference());
        String words = written.getContained().stream()
                .filter(r -> r instanceof Specimen && References.sameContained(r, reference))
                .map(r -> Codes.shown(((Specimen) r).getType()))
                .findFirst()
                .orElse(Quantities.nonNull(written.getSpecimen().getDisplay()))
                .toLowerCase(Locale.ROOT);
        return !words.isBlank() && BLOOD.stream().noneMatch(words::contains);
    }
}
