package dev.ivigcds.facts;

import java.math.BigDecimal;

/** Something a card may offer to write into the record; the {@code fhir} room turns it into actions. */
public sealed interface Proposal {
    /**
     * Order a laboratory test.
     *
     * @param test what to order
     * @param urgent priority {@code urgent} rather than {@code routine}
     */
    record OrderTest(Concept test, boolean urgent) implements Proposal {}

    /**
     * Order a procedure, as a draft.
     *
     * @param procedure what to order
     * @param urgent priority {@code urgent} rather than {@code routine}
     */
    record OrderProcedure(Concept procedure, boolean urgent) implements Proposal {}

    /**
     * Order a drug as a draft without a dose: the site's own template or the prescriber gives it (clinical.md S-21).
     *
     * @param drug what to order
     */
    record OrderDrug(Concept drug) implements Proposal {}

    /**
     * Ask for a consultation or an assessment for which no verified code exists: ordered by its words.
     *
     * @param what words of the order
     * @param urgent priority {@code urgent} rather than {@code routine}
     */
    record OrderByWords(String what, boolean urgent) implements Proposal {}

    /**
     * Spread a drafted course over several days in a row (clinical.md 6-22).
     *
     * @param order reference of the drafted order, as in {@link MedicationOrder#from()}
     * @param days number of consecutive days
     * @param gramsPerDay grams on each day, at most one decimal
     * @param courseGrams the total that was ordered
     */
    record SpreadDose(String order, int days, BigDecimal gramsPerDay, BigDecimal courseGrams) implements Proposal {}
}
