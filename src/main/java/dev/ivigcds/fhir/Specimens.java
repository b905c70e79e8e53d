package dev.ivigcds.fhir;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Specimen;

/** Whether a laboratory result is of serum, plasma or blood (clinical.md 0.3). */
final class Specimens {
    private static final Set<String> OTHER = Set.of(
            "urine",
            "saliva",
            "csf",
            "cerebrospinal",
            "stool",
            "feces",
            "faeces",
            "synovial",
            "pleural",
            "peritoneal",
            "ascites",
            "ascitic",
            "bronchoalveolar",
            "amniotic",
            "duodenal",
            "sweat",
            "tears",
            "milk");
    private static final Set<String> BLOOD = Set.of("serum", "plasma", "blood");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}]+");

    private Specimens() {}

    /** Whether the specimen that comes with a result is clearly another one, by its words; a mere reference says nothing. */
    static boolean isClearlyOther(Observation observation) {
        Set<String> words = words(observation);
        return words.stream().anyMatch(OTHER::contains) && words.stream().noneMatch(BLOOD::contains);
    }

    private static Set<String> words(Observation observation) {
        Stream<String> shown =
                Stream.of(Primitives.text(observation.getSpecimen().getDisplay()));
        Stream<String> contained = References.contained(observation.getSpecimen(), observation)
                .filter(Specimen.class::isInstance)
                .map(specimen -> ((Specimen) specimen).getType())
                .stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(Primitives.text(type.getText())),
                        type.getCoding().stream().map(Coding::getDisplay).map(Primitives::text)));
        return Stream.concat(shown, contained)
                .flatMap(NOT_A_WORD::splitAsStream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
