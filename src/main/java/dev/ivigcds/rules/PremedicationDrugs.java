package dev.ivigcds.rules;

import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Problem;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Acetaminophen and an antihistamine before IVIG: ordered already, or what would be offered and what speaks against it (S-22).
 *
 * @param acetaminophen the one
 * @param antihistamine the other; an older patient gets a non-sedating one
 * @param choice why the antihistamine is a non-sedating one, if it is
 */
record PremedicationDrugs(Drug acetaminophen, Drug antihistamine, Optional<String> choice) {
    private static final Set<Concept> ACETAMINOPHEN = Set.of(Concepts.ACETAMINOPHEN);
    private static final Set<Concept> ANTIHISTAMINES =
            Set.of(Concepts.ANTIHISTAMINE_SEDATING, Concepts.ANTIHISTAMINE_NON_SEDATING);

    /**
     * One of the two.
     *
     * @param word what it is called in a sentence
     * @param name the very drug that would be offered
     * @param offered the same as an idea
     * @param label key of the label of its offer
     * @param ordered the order that stands already, if one does
     * @param against why it is not offered: a recorded allergy, severe liver disease
     */
    record Drug(
            String word,
            String name,
            Concept offered,
            String label,
            Optional<Input> ordered,
            Optional<Against> against) {
        boolean isMissing() {
            return ordered.isEmpty();
        }

        boolean isOffered() {
            return isMissing() && against.isEmpty();
        }
    }

    /** What speaks against a drug, in few words, with the record it stands in. */
    record Against(String words, Input input) {}

    static PremedicationDrugs of(Chart chart, Period nonSedatingFrom) {
        Optional<Integer> age = chart.person().ageOn(chart.today());
        boolean older = age.map(years -> years >= nonSedatingFrom.getYears()).orElse(true);
        Drug acetaminophen = new Drug(
                "acetaminophen",
                "acetaminophen",
                Concepts.ACETAMINOPHEN,
                "orderAcetaminophen",
                ordered(chart, ACETAMINOPHEN, true),
                allergy(chart, Concepts.ACETAMINOPHEN).or(() -> liverDisease(chart)));
        Concept kind = older ? Concepts.ANTIHISTAMINE_NON_SEDATING : Concepts.ANTIHISTAMINE_SEDATING;
        Drug antihistamine = new Drug(
                "antihistamine",
                older ? "cetirizine" : "diphenhydramine",
                kind,
                older ? "orderCetirizine" : "orderDiphenhydramine",
                ordered(chart, ANTIHISTAMINES, false),
                allergy(chart, kind));
        String since = age.isPresent()
                ? "from " + nonSedatingFrom.getYears() + " years of age on"
                : "where the date of birth is not known";
        return new PremedicationDrugs(
                acetaminophen,
                antihistamine,
                older
                        ? Optional.of("A non-sedating antihistamine (cetirizine, not diphenhydramine) is preferred "
                                + since + ".")
                        : Optional.empty());
    }

    /** Drafted or standing in the record; an antihistamine cream or eye drops are no premedication. */
    private static Optional<Input> ordered(Chart chart, Set<Concept> drugs, boolean inAnyForm) {
        return Stream.concat(chart.drafts(), chart.orders().items().stream())
                .filter(MedicationOrder::toBeGiven)
                .filter(o -> o.product().what().isAny(drugs))
                .filter(o -> inAnyForm || !o.product().what().is(Concepts.LOCAL_FORM))
                .findFirst()
                .map(o -> new Input(
                        o.draft() ? "drafted" : "ordered",
                        o.product().name(),
                        o.authoredOn().map(w -> w.day()),
                        o.from()));
    }

    private static Optional<Against> allergy(Chart chart, Concept drug) {
        return chart.allergies().items().stream()
                .filter(a -> a.substance().is(drug))
                .findFirst()
                .map(PremedicationDrugs::against);
    }

    private static Against against(Allergy allergy) {
        String reactions =
                allergy.reactions().isEmpty() ? "no reaction described" : String.join(", ", allergy.reactions());
        return new Against(
                "a recorded allergy",
                new Input(
                        "allergy to " + allergy.substance().text(),
                        reactions,
                        allergy.when().map(w -> w.day()),
                        allergy.from()));
    }

    private static Optional<Against> liverDisease(Chart chart) {
        List<Problem> severe = chart.problems().items().stream()
                .filter(p -> p.what().is(Concepts.SEVERE_LIVER_DISEASE))
                .toList();
        return severe.stream().findFirst().map(p -> new Against("severe liver disease", RiskFactor.input(p)));
    }

    Stream<Drug> both() {
        return Stream.of(acetaminophen, antihistamine);
    }
}
