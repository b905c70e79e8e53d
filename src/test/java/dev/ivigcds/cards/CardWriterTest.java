package dev.ivigcds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.rules.Finding;
import dev.ivigcds.rules.Indicator;
import dev.ivigcds.rules.Input;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import dev.ivigcds.wire.Card;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardWriterTest {
    private final CardSample sample = new CardSample();

    @Test
    void nothing_raised_is_no_card() {
        sample.verdicts.put(Topic.DOSE_80, Verdict.quiet("80 g"));
        sample.verdicts.put(Topic.IGA_UNSCREENED, Verdict.undetermined("not searched"));
        sample.verdicts.put(Topic.IGA_PENDING, new Verdict.Suppressed("not here", List.of()));
        assertThat(sample.signing()).isEmpty();
    }

    @Test
    void r106_the_weightiest_comes_first_then_the_order_of_the_topics() {
        sample.raise(Topic.IGA_PENDING, CardSample.finding(Indicator.INFO, Map.of()));
        sample.raise(Topic.IGA_UNSCREENED, CardSample.finding(Indicator.WARNING, Map.of()));
        sample.raise(Topic.DOSE_80, CardSample.finding(Indicator.WARNING, Map.of("g", "90")));
        sample.raise(Topic.IG_ALLERGY, CardSample.finding(Indicator.CRITICAL, Map.of()));
        assertThat(sample.signing())
                .extracting(c -> c.source().topic().code() + " " + c.indicator())
                .containsExactly("igAllergy critical", "dose80 warning", "igaUnscreened warning", "igaPending info");
    }

    @Test
    void r82_r85_r92_a_card_names_its_source_its_topic_and_why_one_may_decline() {
        sample.raise(Topic.IGA_UNSCREENED, CardSample.finding(Indicator.WARNING, Map.of()));
        Card card = sample.signing().getFirst();
        assertThat(card.source())
                .isEqualTo(new Card.Source(
                        "ESID",
                        URI.create("https://cds.example/rules/igaUnscreened"),
                        new Card.Coding(
                                "igaUnscreened", "https://ivig-cds.dev/fhir/CodeSystem/topic", "IgA not screened")));
        assertThat(card.overrideReasons())
                .containsExactly(
                        new Card.Coding(
                                "emergency", "https://ivig-cds.dev/fhir/CodeSystem/override-reason", "Emergency"),
                        new Card.Coding(
                                "policy-contradicts",
                                "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes",
                                "Policy contradicts"));
        assertThat(card.links())
                .containsExactly(new Card.Link("A label", URI.create("https://label.example/c7"), "absolute"));
        assertThat(card.suggestions()).isEmpty();
        assertThat(card.selectionBehavior()).isNull();
    }

    @Test
    void infos_become_one_checklist_at_order_sign_that_names_each_and_carries_their_suggestions() {
        sample.raise(Topic.IGA_UNSCREENED, CardSample.finding(Indicator.WARNING, Map.of()));
        sample.raise(Topic.IGA_PENDING, CardSample.finding(Indicator.INFO, Map.of(), CardSample.ORDER_CK));
        sample.raise(
                Topic.DOSE_UNVERIFIED,
                CardSample.finding(Indicator.INFO, Map.of(), CardSample.ORDER_CK),
                new Input("order", "900 mL", Optional.of(LocalDate.parse("2026-03-02")), "MedicationRequest/mr1"));
        sample.raise(Topic.RESPONSE_12W_MISSING, CardSample.finding(Indicator.INFO, Map.of(), CardSample.ORDER_IGA));
        List<Card> cards = sample.signing();
        assertThat(cards).extracting(c -> c.source().topic().code()).containsExactly("igaUnscreened", "beforeInfusion");
        Card checklist = cards.getLast();
        assertThat(checklist.indicator()).isEqualTo("info");
        assertThat(checklist.summary()).isEqualTo("3 points to check: Dose not verified, IgA pending, +1.");
        assertThat(checklist.detail())
                .contains(
                        "**Dose not verified**: Grams cannot be calculated.",
                        "Because of doseUnverified.",
                        "- order: 900 mL, 2026-03-02 (MedicationRequest/mr1)",
                        "**IgA pending**: IgA ordered but not resulted.",
                        "**Response missing**: Response not documented.",
                        "Newest datum used: order of 2026-03-02.")
                .containsOnlyOnce("ESID criteria");
        assertThat(checklist.suggestions())
                .extracting(Card.Suggestion::label)
                .containsExactly("Order CK", "Order serum IgA");
        assertThat(checklist.suggestions()).allMatch(s -> s.isRecommended() == null);
        assertThat(checklist.selectionBehavior()).isEqualTo("any");
    }

    @Test
    void a_single_info_and_every_info_at_another_hook_keeps_its_card() {
        sample.raise(Topic.IGA_PENDING, CardSample.finding(Indicator.INFO, Map.of()));
        assertThat(sample.signing()).extracting(c -> c.source().topic().code()).containsExactly("igaPending");
        sample.raise(Topic.DOSE_UNVERIFIED, CardSample.finding(Indicator.INFO, Map.of()));
        assertThat(sample.cards(Occasion.ORDER_SELECT, true))
                .extracting(c -> c.source().topic().code())
                .containsExactly("doseUnverified", "igaPending");
    }

    @Test
    void r95_what_cannot_be_written_is_not_offered_and_never_half_of_it() {
        Finding.Offer both = new Finding.Offer(
                "orderCk",
                Map.of(),
                List.of(new Proposal.OrderTest(Concepts.CK, false), new Proposal.OrderTest(Concepts.IGA, false)));
        sample.raise(Topic.IGA_UNSCREENED, CardSample.finding(Indicator.WARNING, Map.of(), both, CardSample.ORDER_CK));
        Card card = sample.cards(
                        Occasion.ORDER_SIGN,
                        true,
                        p -> p.equals(new Proposal.OrderTest(Concepts.IGA, false))
                                ? Optional.empty()
                                : CardSample.written(p))
                .getFirst();
        assertThat(card.suggestions()).extracting(Card.Suggestion::label).containsExactly("Order CK");
        assertThat(card.suggestions().getFirst().isRecommended()).isNull();
        Card bare =
                sample.cards(Occasion.ORDER_SIGN, true, p -> Optional.empty()).getFirst();
        assertThat(bare.suggestions()).isEmpty();
        assertThat(bare.selectionBehavior()).isNull();
    }

    @Test
    void r90_r91_offers_that_go_together_may_all_be_taken_and_the_first_is_recommended() {
        sample.raise(
                Topic.IGA_UNSCREENED,
                CardSample.finding(Indicator.WARNING, Map.of(), CardSample.ORDER_IGA, CardSample.ORDER_CK));
        Card card = sample.signing().getFirst();
        assertThat(card.selectionBehavior()).isEqualTo("any");
        assertThat(card.suggestions())
                .extracting(Card.Suggestion::isRecommended)
                .containsExactly(true, null);
    }

    @Test
    void r91_where_the_choice_is_the_clinicians_no_offer_is_recommended() {
        sample.raise(
                Topic.IGA_UNSCREENED,
                CardSample.finding(Indicator.CRITICAL, Map.of(), CardSample.ORDER_IGA, CardSample.ORDER_CK)
                        .recommendingNone()
                        .withNotes(List.of("A note."))
                        .atMost(Indicator.WARNING));
        assertThat(sample.signing().getFirst().suggestions())
                .extracting(Card.Suggestion::isRecommended)
                .containsExactly(null, null);
    }

    @Test
    void r90_of_two_ways_to_rewrite_an_order_one_may_be_taken() {
        sample.raise(Topic.DOSE_80, CardSample.finding(Indicator.WARNING, Map.of("g", "90"), spread(3), spread(5)));
        Card card = sample.signing().getFirst();
        assertThat(card.suggestions())
                .extracting(Card.Suggestion::label)
                .containsExactly("Give 90 g over 3 days", "Give 90 g over 5 days");
        assertThat(card.selectionBehavior()).isEqualTo("at-most-one");
    }

    private static Finding.Offer spread(int days) {
        return new Finding.Offer(
                "spreadDose",
                Map.of("total", "90", "days", String.valueOf(days)),
                List.of(new Proposal.SpreadDose("MedicationRequest/mr1", days, BigDecimal.TEN, BigDecimal.TEN)));
    }

    @Test
    void r88_every_card_and_suggestion_has_an_id_of_its_own() {
        sample.raise(
                Topic.IGA_UNSCREENED,
                CardSample.finding(Indicator.WARNING, Map.of(), CardSample.ORDER_IGA, CardSample.ORDER_CK));
        sample.raise(Topic.IG_ALLERGY, CardSample.finding(Indicator.CRITICAL, Map.of()));
        List<Card> cards = sample.signing();
        assertThat(List.of(
                        cards.getFirst().uuid(),
                        cards.getLast().uuid(),
                        cards.getLast().suggestions().getFirst().uuid(),
                        cards.getLast().suggestions().getLast().uuid()))
                .doesNotHaveDuplicates();
    }
}
