package dev.ivigcds.fhir;

import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Recognition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * What was ordered or given, from a code, or from a Medication that is contained, at hand, or only named.
 *
 * @param codes codes to ideas
 * @param shelf the Medications at hand
 */
record Products(Codes codes, Medications shelf) {

    /** The product of {@code medication[x]}. */
    Product of(Type medication, DomainResource owner) {
        return switch (medication) {
            case CodeableConcept concept -> product(concept, List.of());
            case Reference reference ->
                shelf.find(reference, owner)
                        .map(found -> product(found.getCode(), List.of(found)))
                        .orElseGet(() -> named(reference));
            case null, default -> new Product("", Recognition.NONE, Optional.empty(), false);
        };
    }

    private Product named(Reference reference) {
        String words = Quantities.nonNull(reference.getDisplay());
        return new Product(words, codes.recogniseWords(words, Codes.PRODUCTS), Strengths.inWords(words), false);
    }

    private Product product(CodeableConcept concept, List<Medication> medication) {
        Recognition what = codes.recognise(concept, Codes.PRODUCTS);
        Optional<BigDecimal> gramsPerMl = medication.stream()
                .map(Strengths::of)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> words(concept)
                        .map(Strengths::inWords)
                        .flatMap(Optional::stream)
                        .findFirst());
        return new Product(Codes.shown(concept), what, gramsPerMl, true);
    }

    /** The record's own words first, then the words of our product lists. */
    private Stream<String> words(CodeableConcept concept) {
        var codings = Codes.codings(concept);
        return Stream.of(
                        Stream.of(Codes.text(concept)),
                        codings.stream().map(c -> c.display()),
                        codings.stream().map(c -> codes.terminology().display(c).orElse("")))
                .flatMap(words -> words);
    }

    /** The reference to a Medication that is worth asking the server for: relative, and not answered by anything at hand (T-05). */
    Optional<String> unresolved(Type medication, DomainResource owner) {
        if (!(medication instanceof Reference reference)
                || shelf.find(reference, owner).isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(reference.getReference())
                .filter(written -> written.startsWith("Medication/"))
                .flatMap(References::local);
    }
}
