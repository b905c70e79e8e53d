package dev.ivigcds.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A medication as the record names it.
 *
 * @param name words for showing; empty if the record has none
 * @param what what its codes, or failing these its words, were recognised as
 * @param contents what a millilitre and a package of it hold, as written
 * @param resolved false if the record only points at a Medication that could not be read
 */
public record Product(String name, Recognition what, Contents contents, boolean resolved) {

    /** A product of which no more than its concentration in grams per millilitre may be known. */
    public Product(String name, Recognition what, Optional<BigDecimal> gramsPerMl, boolean resolved) {
        this(name, what, Contents.of(gramsPerMl, name), resolved);
    }

    /** The same, as something that treats one place and not the body: a cream, eye drops, an inhaler. */
    public Product local() {
        return new Product(name, what.and(Concepts.LOCAL_FORM), contents, resolved);
    }

    /** One amount in another, such as 10 g in 100 mL or 20 g in 1 vial. */
    public record Ratio(Quantity amount, Quantity in) {}

    /**
     * What a record says of the contents of a product (clinical.md 3.1, 6-11).
     *
     * @param strengths strength of each active ingredient
     * @param amount Medication.amount: what one package holds
     * @param words every name the record gives it
     * @param listed what our product lists call its codes
     * @param packages what one package of its codes holds by our product lists
     * @param billed whether one of its codes counts billing units, which are never a dose
     */
    public record Contents(
            List<Ratio> strengths,
            Optional<Ratio> amount,
            List<String> words,
            List<String> listed,
            List<Quantity> packages,
            boolean billed) {

        public static final Contents UNKNOWN =
                new Contents(List.of(), Optional.empty(), List.of(), List.of(), List.of(), false);

        public Contents {
            strengths = List.copyOf(strengths);
            words = List.copyOf(words);
            listed = List.copyOf(listed);
            packages = List.copyOf(packages);
        }

        private static Contents of(Optional<BigDecimal> gramsPerMl, String name) {
            List<Ratio> strengths =
                    gramsPerMl
                            .map(grams -> new Ratio(Quantity.of(grams, "g"), Quantity.of(BigDecimal.ONE, "mL")))
                            .stream()
                            .toList();
            return new Contents(strengths, Optional.empty(), List.of(name), List.of(), List.of(), false);
        }
    }
}
