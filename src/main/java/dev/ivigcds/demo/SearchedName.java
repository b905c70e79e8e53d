package dev.ivigcds.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;

/** The value of a string parameter: finds what begins with it, whatever the case and the accents. */
record SearchedName(String beginning) {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile(" +");

    SearchedName {
        beginning = plain(beginning);
    }

    /** Whether an element, or any part of a person's name, begins so. */
    boolean finds(IBase value) {
        return words(value).anyMatch(word -> word.startsWith(beginning));
    }

    /** The words of an element, small and without accents; of a person's name the family name first. */
    static Stream<String> words(IBase value) {
        return written(value).map(SearchedName::plain);
    }

    private static Stream<String> written(IBase value) {
        return switch (value) {
            case HumanName name ->
                Stream.of(
                                List.of(name.getFamilyElement()),
                                name.getGiven(),
                                name.getPrefix(),
                                name.getSuffix(),
                                List.of(name.getTextElement()))
                        .flatMap(List::stream)
                        .filter(PrimitiveType::hasValue)
                        .flatMap(part -> withLaterWords(part.getValue()));
            case PrimitiveType<?> primitive -> Stream.ofNullable(primitive.getValueAsString());
            default -> Stream.empty();
        };
    }

    /** A part as it stands, and each word in it after the first. */
    private static Stream<String> withLaterWords(String part) {
        return Stream.concat(Stream.of(part), SPACE.splitAsStream(part).skip(1));
    }

    private static String plain(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
