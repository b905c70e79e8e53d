package dev.ivigcds.fhir;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Product.Contents;
import dev.ivigcds.facts.Recognition;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * {@code medication[x]} as a product (clinical.md 0.1). What cannot be resolved is not guessed: its reference's display is all that is known.
 *
 * @param recogniser codes and words as ideas
 * @param shelf the Medications at hand
 */
record Products(Recogniser recogniser, Medications shelf) {
    private static final Product NOTHING = new Product("", Recognition.NONE, Contents.UNKNOWN, false);

    /** The product a medication element of a resource names. */
    Product of(Type medication, DomainResource owner) {
        return switch (medication) {
            case CodeableConcept concept -> coded(concept);
            case Reference reference ->
                shelf.find(reference, owner)
                        .map(found -> of(found, shown(reference)))
                        .orElseGet(() -> formed(unresolved(shown(reference)), Stream.empty()));
            case null, default -> NOTHING;
        };
    }

    /** By all its words, whether a code or they said what it is: drops, a cream, an inhaler. */
    private Product formed(Product product, Stream<String> form) {
        boolean local = Stream.concat(product.contents().words().stream(), form)
                .anyMatch(words -> recogniser.recognise(words, Recogniser.LOCAL).is(Concepts.LOCAL_FORM));
        return local ? product.local() : product;
    }

    Product coded(CodeableConcept concept) {
        if (Recogniser.words(concept).isEmpty()) {
            return NOTHING;
        }
        return formed(new Product(name(concept), what(concept), contents().of(concept, ""), true), Stream.empty());
    }

    private Product of(Medication medication, String shown) {
        CodeableConcept code = medication.getCode();
        String name = name(code).isEmpty() ? shown : name(code);
        Product product = new Product(name, what(medication, shown), contents().of(medication, shown), true);
        return formed(product, PackageContents.words(medication.getForm()));
    }

    private PackageContents contents() {
        return new PackageContents(recogniser);
    }

    /** By its code, else by the words of the reference, else by an ingredient: local formulations often carry no other known code. */
    private Recognition what(Medication medication, String shown) {
        Recognition byCode = what(medication.getCode());
        if (!byCode.concepts().isEmpty()) {
            return byCode;
        }
        Recognition byWords = recogniser.recognise(shown, Recogniser.PRODUCTS);
        if (!byWords.concepts().isEmpty()) {
            return byWords;
        }
        return medication.getIngredient().stream()
                .map(ingredient -> ingredient.getItem())
                .filter(CodeableConcept.class::isInstance)
                .map(item -> what((CodeableConcept) item))
                .filter(ingredient -> !ingredient.concepts().isEmpty())
                .findFirst()
                .orElse(byCode);
    }

    private Recognition what(CodeableConcept concept) {
        return recogniser.recognise(concept, Recogniser.PRODUCTS);
    }

    private Product unresolved(String shown) {
        return new Product(
                shown,
                recogniser.recognise(shown, Recogniser.PRODUCTS),
                contents().of(new CodeableConcept(), shown),
                false);
    }

    private static String shown(Reference reference) {
        return Primitives.text(reference.getDisplay());
    }

    private static String name(CodeableConcept concept) {
        return PackageContents.words(concept)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }
}
