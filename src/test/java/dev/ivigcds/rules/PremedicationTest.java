package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.infusion;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.problem;
import static dev.ivigcds.facts.ChartFixture.standing;
import static dev.ivigcds.rules.RuleFixture.PREMEDICATION;
import static dev.ivigcds.rules.RuleFixture.finding;
import static dev.ivigcds.rules.RuleFixture.said;
import static dev.ivigcds.rules.RuleFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Person;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.facts.StatusReason;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PremedicationTest {
    private static ChartFixture signing() {
        return chart().signing(ivig("0.4", "g/kg", everyDay(5)));
    }

    private static MedicationOrder drug(Concept concept, Status status) {
        return drug(new Product(concept.id(), coded(concept), Optional.empty(), true), status);
    }

    private static MedicationOrder drug(Product product, Status status) {
        return new MedicationOrder(
                "MedicationRequest/" + product.name(),
                status == Status.DRAFT,
                status,
                "order",
                false,
                product,
                List.of(),
                List.of(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                StatusReason.NONE);
    }

    private static Allergy allergy(Concept to) {
        return new Allergy("AllergyIntolerance/a", coded(to), false, false, List.of(), Optional.empty());
    }

    private static List<Proposal> offered(ChartFixture chart) {
        return finding(PREMEDICATION, chart).offers().stream()
                .flatMap(o -> o.proposals().stream())
                .toList();
    }

    private static List<Proposal> drugs(Concept... concepts) {
        return java.util.Arrays.stream(concepts)
                .<Proposal>map(Proposal.OrderDrug::new)
                .toList();
    }

    @Test
    void parametersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Premedication(Period.ofDays(65))).hasMessageContaining("whole years");
    }

    @ParameterizedTest
    @CsvSource({"1961-03-03, antihistamine-sedating", "1961-03-02, antihistamine-non-sedating"})
    void fromSixtyFiveYearsOnTheAntihistamineIsANonSedatingOne(String born, String antihistamine) {
        ChartFixture chart = signing().person(new Person(Optional.of(LocalDate.parse(born)), Optional.empty()));

        assertThat(offered(chart)).isEqualTo(drugs(Concepts.ACETAMINOPHEN, new Concept(antihistamine)));
        assertThat(finding(PREMEDICATION, chart).notes().stream().anyMatch(n -> n.contains("from 65 years of age on")))
                .isEqualTo(antihistamine.equals("antihistamine-non-sedating"));
    }

    @Test
    void withoutADateOfBirthItIsANonSedatingOneToo() {
        ChartFixture chart = signing().person(new Person(Optional.empty(), Optional.empty()));

        assertThat(offered(chart)).isEqualTo(drugs(Concepts.ACETAMINOPHEN, Concepts.ANTIHISTAMINE_NON_SEDATING));
        assertThat(finding(PREMEDICATION, chart).notes()).anyMatch(n -> n.contains("date of birth is not known"));
    }

    @Test
    void whatIsDraftedOrActiveIsNotOfferedAgain() {
        ChartFixture drafted = signing().signing(drug(Concepts.ACETAMINOPHEN, Status.DRAFT));
        assertThat(offered(drafted)).isEqualTo(drugs(Concepts.ANTIHISTAMINE_SEDATING));
        ChartFixture beside = drafted.besides(drug(Concepts.ANTIHISTAMINE_NON_SEDATING, Status.DRAFT));
        assertThat(said(PREMEDICATION, beside)).isEmpty();
        ChartFixture active = signing().with("orders", drug(Concepts.ANTIHISTAMINE_SEDATING, Status.ACTIVE));
        assertThat(offered(active)).isEqualTo(drugs(Concepts.ACETAMINOPHEN));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"STOPPED", "COMPLETED", "ON_HOLD", "CANCELLED", "ENTERED_IN_ERROR"})
    void anOrderThatDoesNotStandIsNone(Status status) {
        ChartFixture chart = signing().with("orders", drug(Concepts.ACETAMINOPHEN, status));

        assertThat(offered(chart)).isEqualTo(drugs(Concepts.ACETAMINOPHEN, Concepts.ANTIHISTAMINE_SEDATING));
    }

    @Test
    void anAntihistamineForOnePlaceIsNoneButAcetaminophenCountsInAnyForm() {
        Product cream = new Product("cream", coded(Concepts.ANTIHISTAMINE_SEDATING), Optional.empty(), true).local();
        Product suppository = new Product("suppository", coded(Concepts.ACETAMINOPHEN), Optional.empty(), true).local();
        ChartFixture chart =
                signing().with("orders", drug(cream, Status.ACTIVE)).with("orders", drug(suppository, Status.ACTIVE));

        assertThat(offered(chart)).isEqualTo(drugs(Concepts.ANTIHISTAMINE_SEDATING));
    }

    @Test
    void aRecordedAllergyOrSevereLiverDiseaseBarsADrugAndIsSaid() {
        ChartFixture allergic = signing().with("allergies", allergy(Concepts.ACETAMINOPHEN));
        assertThat(offered(allergic)).isEqualTo(drugs(Concepts.ANTIHISTAMINE_SEDATING));
        assertThat(finding(PREMEDICATION, allergic).values()).containsEntry("drugs", "antihistamine");
        assertThat(finding(PREMEDICATION, allergic).notes()).anyMatch(n -> n.contains("a recorded allergy"));
        ChartFixture liver = signing()
                .with("conditions", problem(Concepts.SEVERE_LIVER_DISEASE))
                .with("allergies", allergy(Concepts.ANTIHISTAMINE_SEDATING));
        assertThat(said(PREMEDICATION, liver)).containsExactly("premedHydrate/hydrationOnly INFO");
        assertThat(offered(liver)).isEmpty();
        assertThat(finding(PREMEDICATION, liver).values())
                .containsEntry("why", "severe liver disease and a recorded allergy");
        ChartFixture ended = signing().with("pastConditions", problem(Concepts.SEVERE_LIVER_DISEASE));
        assertThat(offered(ended)).contains(new Proposal.OrderDrug(Concepts.ACETAMINOPHEN));
    }

    @Test
    void anAllergyToTheOtherKindOfAntihistamineBarsNothing() {
        ChartFixture chart = signing().with("allergies", allergy(Concepts.ANTIHISTAMINE_NON_SEDATING));

        assertThat(offered(chart)).contains(new Proposal.OrderDrug(Concepts.ANTIHISTAMINE_SEDATING));
    }

    @ParameterizedTest
    @CsvSource({"allergies, allergies", "conditions, diagnoses"})
    void withAGapNoDrugIsOfferedAndTheGapIsNamed(String key, String name) {
        ChartFixture failed = signing().notChecked(key);
        assertThat(said(PREMEDICATION, failed)).containsExactly("premedHydrate/unchecked INFO");
        assertThat(offered(failed)).isEmpty();
        assertThat(finding(PREMEDICATION, failed).values()).containsEntry("missing", name + " could not be checked");
        assertThat(finding(PREMEDICATION, signing().unavailable(key)).values())
                .containsEntry("missing", name + " unavailable here");
    }

    @Test
    void gapsOfBothKindsAreToldApart() {
        ChartFixture chart =
                signing().unavailable("orders").notChecked("allergies").notChecked("conditions");

        assertThat(finding(PREMEDICATION, chart).values())
                .containsEntry(
                        "missing", "allergies, diagnoses could not be checked; medication orders unavailable here");
    }

    @Test
    void itIsAReminderBeforeAFirstInfusionOnly() {
        assertThat(said(PREMEDICATION, signing())).containsExactly("premedHydrate/default INFO");
        assertThat(said(PREMEDICATION, signing().with("given", infusion("2026-01-01"))))
                .isEmpty();
        MedicationOrder ordered = standing(ivig("1", "g/kg", everyDay(1)), "old", Status.COMPLETED, "2026-01-01");
        assertThat(said(PREMEDICATION, signing().with("orders", ordered))).isEmpty();
        assertThat(verdict(PREMEDICATION, signing().notChecked("given"), Topic.PREMED_HYDRATE))
                .isInstanceOf(Verdict.Undetermined.class);
        assertThat(said(PREMEDICATION, signing().at(Occasion.PATIENT_VIEW))).isEmpty();
        assertThat(said(PREMEDICATION, chart())).isEmpty();
    }
}
