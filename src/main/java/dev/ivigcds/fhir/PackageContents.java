package dev.ivigcds.fhir;

import dev.ivigcds.facts.Product.Contents;
import dev.ivigcds.facts.Product.Ratio;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;

/**
 * What a medication says of its strength and its packages, as written; the arithmetic is not done here (clinical.md 3.1, 6-11).
 *
 * @param recogniser codes as ideas
 */
record PackageContents(Recogniser recogniser) {

    /** Of a code and of the words of the reference that led to it. */
    Contents of(CodeableConcept code, String shown) {
        return contents(List.of(), Optional.empty(), code, shown);
    }

    /** Of a Medication: strength of its active ingredients, or of all where none is marked as active, and its amount. */
    Contents of(Medication medication, String shown) {
        List<MedicationIngredientComponent> ingredients = medication.getIngredient();
        List<MedicationIngredientComponent> active = ingredients.stream()
                .filter(MedicationIngredientComponent::getIsActive)
                .toList();
        List<Ratio> strengths = (active.isEmpty() ? ingredients : active)
                .stream()
                        .flatMap(ingredient -> ratio(ingredient.getStrength()).stream())
                        .toList();
        return contents(strengths, ratio(medication.getAmount()), medication.getCode(), shown);
    }

    private Contents contents(List<Ratio> strengths, Optional<Ratio> amount, CodeableConcept code, String shown) {
        List<String> words = Stream.concat(words(code), Stream.of(shown))
                .filter(text -> !text.isEmpty())
                .toList();
        return new Contents(
                strengths,
                amount,
                words,
                recogniser.listed(code).toList(),
                recogniser.packages(code).toList(),
                recogniser.isBilled(code));
    }

    private static Optional<Ratio> ratio(org.hl7.fhir.r4.model.Ratio ratio) {
        return Quantities.of(ratio.getNumerator())
                .flatMap(amount -> Quantities.of(ratio.getDenominator()).map(in -> new Ratio(amount, in)));
    }

    /** The names a record gives a code: its text, then the displays. */
    static Stream<String> words(CodeableConcept concept) {
        return Stream.concat(
                Stream.of(Primitives.text(concept.getText())),
                concept.getCoding().stream().map(Coding::getDisplay).map(Primitives::text));
    }
}
