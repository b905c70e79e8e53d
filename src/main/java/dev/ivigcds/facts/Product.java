package dev.ivigcds.facts;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A medication as the record names it.
 *
 * @param name words for showing; empty if the record has none
 * @param what what its codes, or failing these its words, were recognised as
 * @param gramsPerMl concentration, if a strength ratio or a product table gives it
 * @param resolved false if the record only points at a Medication that could not be read
 */
public record Product(String name, Recognition what, Optional<BigDecimal> gramsPerMl, boolean resolved) {

    /** The same, as something that treats one place and not the body: a cream, eye drops, an inhaler. */
    public Product local() {
        return new Product(name, what.and(Concepts.LOCAL_FORM), gramsPerMl, resolved);
    }
}
