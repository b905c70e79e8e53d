package dev.ivigcds.fhir;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;

/** The name of the patient in context, as a page shows it: the official one, else the usual one, else the first. */
final class PatientNames {
    private static final int LONGEST = 120;
    private static final List<String> PREFERRED = List.of("official", "usual");

    private PatientNames() {}

    static Optional<String> in(Part part) {
        return part.resources().stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .findFirst()
                .flatMap(patient -> patient.getName().stream()
                        .min(Comparator.comparingInt(PatientNames::rank))
                        .map(PatientNames::words)
                        .filter(words -> !words.isEmpty()));
    }

    private static int rank(HumanName name) {
        int place = PREFERRED.indexOf(Primitives.code(name.getUseElement()));
        return place < 0 ? PREFERRED.size() : place;
    }

    private static String words(HumanName name) {
        String parts = Stream.concat(
                        name.getGiven().stream().map(given -> Primitives.text(given)),
                        Stream.of(Primitives.text(name.getFamily())))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        String words = (parts.isEmpty() ? Primitives.text(name.getText()) : parts).replaceAll("\\p{Cntrl}", " ");
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }
}
