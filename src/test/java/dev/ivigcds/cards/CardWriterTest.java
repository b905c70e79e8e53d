package dev.ivigcds.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.rules.Finding;
import dev.ivigcds.rules.Indicator;
import dev.ivigcds.rules.Input;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CardWriterTest {
    private static final Texts.Citation C6 =
            new Texts.Citation("C6", "ESID criteria", LocalDate.parse("2026-11-24"), Optional.empty());
    private static final Texts.Citation C7 = new Texts.Citation(
            "C7", "A label", LocalDate.parse("2026-11-24"), Optional.of(URI.create("https://label.example/c7")));
    private static final Finding.Offer ORDER_IGA =
            new Finding.Offer("orderIga", Map.of(), List.of(new Proposal.OrderTest(Concepts.IGA, false)));
    private static final Finding.Offer ORDER_CK =
            new Finding.Offer("orderCk", Map.of(), List.of(new Proposal.OrderTest(Concepts.CK, false)));

    private final Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
    private long lastId;

    private Finding finding(Indicator indicator, Map<String, String> values, Finding.Offer... offers) {
        return Finding.of("default", indicator, values, List.of(), List.of(offers));
    }

    private void raise(Topic topic, Finding finding, Input... inputs) {
        verdicts.put(topic, new Verdict.Raised(finding, "because of " + topic.code(), List.of(inputs)));
    }

    private List<Card> cards(Occasion occasion, boolean strict) {
        return cards(occasion, strict, CardWriterTest::written);
    }

    private List<Card> cards(Occasion occasion, boolean strict, Function<Proposal, Optional<Card.Action>> asAction) {
        return new CardWriter(() -> new UUID(0, ++lastId), strict).write(occasion, verdicts, texts(), asAction);
    }

    private List<Card> signing() {
        return cards(Occasion.ORDER_SIGN, true);
    }

    private static Optional<Card.Action> written(Proposal proposal) {
        return Optional.of(new Card.Action("create", "Order it", new Json("{}")));
    }

    private static Texts texts() {
        return new Texts(
                Map.of(
                        Topic.IGA_UNSCREENED, words("IgA not screened", "No serum IgA on file."),
                        Topic.IGA_PENDING, words("IgA pending", "IgA ordered but not resulted."),
                        Topic.IGA_UNREADABLE, words("IgA unreadable", "IgA of {date} cannot be read ({reason})."),
                        Topic.IG_ALLERGY, words("Reaction", "Recorded severe reaction."),
                        Topic.DOSE_80, words("Over 80 g", "IVIG {g} g on one day."),
                        Topic.DOSE_G_KG, words("Over 1 g/kg", "IVIG {k} g/kg in one day."),
                        Topic.DOSE_UNVERIFIED, words("Dose not verified", "Grams cannot be calculated."),
                        Topic.RESPONSE_12W_MISSING, words("Response missing", "Response not documented."),
                        Topic.BEFORE_INFUSION, words("Before this infusion", "{n} points to check: {items}.")),
                Map.of(
                        "orderIga", Template.of("Order serum IgA"),
                        "orderCk", Template.of("Order CK"),
                        "spreadDose", Template.of("Give {total} g over {days} days")));
    }

    private static Texts.OfTopic words(String title, String summary) {
        return new Texts.OfTopic(
                title,
                "The rule of " + title + ".",
                "ESID",
                List.of(C6, C7),
                List.of(
                        new Texts.OverrideReason("emergency", "Emergency", Optional.empty()),
                        new Texts.OverrideReason("policy", "Policy contradicts", Optional.of("policy-contradicts"))),
                Map.of("default", Template.of(summary)));
    }

    @Test
    void a_text_without_its_value_or_a_value_without_its_place_is_an_error_where_strict() {
        raise(Topic.DOSE_80, finding(Indicator.WARNING, Map.of()));
        assertThatThrownBy(this::signing)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[g]");
        raise(Topic.DOSE_80, finding(Indicator.WARNING, Map.of("g", "90", "x", "1")));
        assertThatThrownBy(this::signing)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[g, x]");
    }

    @Test
    void a_state_a_topic_or_an_offer_without_words_is_an_error_where_strict() {
        raise(Topic.DOSE_80, Finding.of("other", Indicator.WARNING, Map.of(), List.of(), List.of()));
        assertThatThrownBy(this::signing).hasMessageContaining("no text for dose80 in the state other");
        verdicts.clear();
        raise(Topic.STOP_EARLY, finding(Indicator.WARNING, Map.of()));
        assertThatThrownBy(this::signing).hasMessageContaining("no words for the topic stopEarly");
        verdicts.clear();
        raise(
                Topic.IGA_UNSCREENED,
                finding(Indicator.WARNING, Map.of(), new Finding.Offer("nothing", Map.of(), ORDER_IGA.proposals())));
        assertThatThrownBy(this::signing).hasMessageContaining("no label for the offer nothing");
    }

    @Test
    void elsewhere_no_card_is_lost_for_its_words() {
        raise(Topic.DOSE_80, finding(Indicator.WARNING, Map.of("x", "1")));
        raise(Topic.DOSE_G_KG, Finding.of("other", Indicator.WARNING, Map.of(), List.of(), List.of()));
        raise(
                Topic.STOP_EARLY,
                finding(Indicator.WARNING, Map.of(), new Finding.Offer("no", Map.of(), ORDER_CK.proposals())));
        List<Card> cards = cards(Occasion.ORDER_SIGN, false);
        assertThat(cards).extracting(Card::summary).containsExactly("IVIG … g on one day.", "Over 1 g/kg", "stopEarly");
        assertThat(cards.getLast().suggestions())
                .extracting(Card.Suggestion::label)
                .containsExactly("Order it");
    }

    @Test
    void nothing_raised_is_no_card() {
        verdicts.put(Topic.DOSE_80, Verdict.quiet("80 g"));
        verdicts.put(Topic.IGA_UNSCREENED, Verdict.undetermined("not searched"));
        verdicts.put(Topic.IGA_PENDING, new Verdict.Suppressed("not here", List.of()));
        assertThat(signing()).isEmpty();
    }

    @Test
    void the_weightiest_comes_first_then_the_order_of_the_topics() {
        raise(Topic.IGA_PENDING, finding(Indicator.INFO, Map.of()));
        raise(Topic.IGA_UNSCREENED, finding(Indicator.WARNING, Map.of()));
        raise(Topic.DOSE_80, finding(Indicator.WARNING, Map.of("g", "90")));
        raise(Topic.IG_ALLERGY, finding(Indicator.CRITICAL, Map.of()));
        assertThat(signing())
                .extracting(c -> c.source().topic().code() + " " + c.indicator())
                .containsExactly("igAllergy critical", "dose80 warning", "igaUnscreened warning", "igaPending info");
    }

    @Test
    void a_card_names_its_source_its_topic_and_why_one_may_decline() {
        raise(Topic.IGA_UNSCREENED, finding(Indicator.WARNING, Map.of()));
        Card card = signing().getFirst();
        assertThat(card.source())
                .isEqualTo(new Card.Source(
                        "ESID",
                        null,
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
    void the_detail_shows_rule_reason_data_notes_evidence_and_the_newest_date() {
        verdicts.put(
                Topic.DOSE_80,
                new Verdict.Raised(
                        Finding.of(
                                "default",
                                Indicator.WARNING,
                                Map.of("g", "90"),
                                List.of("Height was not found."),
                                List.of()),
                        "90 g on 2 March is more than 80 g",
                        List.of(
                                new Input(
                                        "body weight",
                                        "90 kg",
                                        Optional.of(LocalDate.parse("2026-02-27")),
                                        "Observation/w1"),
                                new Input(
                                        "order",
                                        "1 g/kg",
                                        Optional.of(LocalDate.parse("2026-03-02")),
                                        "MedicationRequest/mr1"),
                                new Input("sex", "female", Optional.empty(), ""))));
        assertThat(signing().getFirst().detail()).isEqualTo("""
                The rule of Over 80 g.

                90 g on 2 March is more than 80 g.

                **Data used**

                - body weight: 90 kg, 2026-02-27 (Observation/w1)
                - order: 1 g/kg, 2026-03-02 (MedicationRequest/mr1)
                - sex: female

                **To note**

                - Height was not found.

                **Evidence**

                - ESID criteria (reviewed 2026-11-24)
                - A label (reviewed 2026-11-24)

                Newest datum used: order of 2026-03-02.""");
    }

    @Test
    void text_from_the_chart_is_inert_in_every_part_of_a_card() {
        String evil = "[x](javascript:y)<img onerror=z>\u202e\n# h";
        verdicts.put(
                Topic.IGA_UNREADABLE,
                new Verdict.Raised(
                        Finding.of(
                                "default",
                                Indicator.WARNING,
                                Map.of("date", evil, "reason", evil),
                                List.of(evil),
                                List.of()),
                        evil,
                        List.of(new Input(evil, evil, Optional.of(LocalDate.EPOCH), evil))));
        Card card = signing().getFirst();
        assertThat(card.detail())
                .contains("\\[x\\](javascript:y)&lt;img")
                .doesNotContain("<", "[x](", "\u202e", "\n# h");
        assertThat(card.summary()).contains("‹img").doesNotContain("<", "\u202e", "\n");
        assertThat(card.summary().codePointCount(0, card.summary().length())).isLessThan(140);
    }

    @Test
    void what_another_topic_tells_is_a_line_of_its_card() {
        raise(Topic.DOSE_80, finding(Indicator.WARNING, Map.of("g", "90")));
        raise(
                Topic.DOSE_G_KG,
                finding(Indicator.WARNING, Map.of("k", "1.20"))
                        .withNotes(List.of("The weight is 100 days old."))
                        .toldBy(Topic.DOSE_80),
                new Input("body weight", "75 kg", Optional.of(LocalDate.parse("2025-11-22")), "Observation/w1"));
        List<Card> cards = signing();
        assertThat(cards).extracting(Card::summary).containsExactly("IVIG 90 g on one day.");
        assertThat(cards.getFirst().detail())
                .contains(
                        "- IVIG 1.20 g/kg in one day.\n- The weight is 100 days old.",
                        "- body weight: 75 kg, 2025-11-22");
    }

    @Test
    void a_finding_whose_teller_is_silent_or_that_would_tell_itself_speaks_for_itself() {
        verdicts.put(Topic.DOSE_80, new Verdict.Suppressed("not said here", List.of()));
        raise(Topic.DOSE_G_KG, finding(Indicator.WARNING, Map.of("k", "1.20")).toldBy(Topic.DOSE_80));
        raise(Topic.IGA_UNSCREENED, finding(Indicator.WARNING, Map.of()).toldBy(Topic.IGA_PENDING));
        raise(Topic.IGA_PENDING, finding(Indicator.INFO, Map.of()).toldBy(Topic.IGA_UNSCREENED));
        assertThat(signing())
                .extracting(c -> c.source().topic().code())
                .containsExactly("doseGkg", "igaUnscreened", "igaPending");
    }

    @Test
    void infos_become_one_checklist_at_order_sign_that_names_each_and_carries_their_suggestions() {
        raise(Topic.IGA_UNSCREENED, finding(Indicator.WARNING, Map.of()));
        raise(Topic.IGA_PENDING, finding(Indicator.INFO, Map.of(), ORDER_CK));
        raise(
                Topic.DOSE_UNVERIFIED,
                finding(Indicator.INFO, Map.of(), ORDER_CK),
                new Input("order", "900 mL", Optional.of(LocalDate.parse("2026-03-02")), "MedicationRequest/mr1"));
        raise(Topic.RESPONSE_12W_MISSING, finding(Indicator.INFO, Map.of(), ORDER_IGA));
        List<Card> cards = signing();
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
        raise(Topic.IGA_PENDING, finding(Indicator.INFO, Map.of()));
        assertThat(signing()).extracting(c -> c.source().topic().code()).containsExactly("igaPending");
        raise(Topic.DOSE_UNVERIFIED, finding(Indicator.INFO, Map.of()));
        assertThat(cards(Occasion.ORDER_SELECT, true))
                .extracting(c -> c.source().topic().code())
                .containsExactly("doseUnverified", "igaPending");
    }

    @Test
    void what_cannot_be_written_is_not_offered_and_never_half_of_it() {
        Finding.Offer both = new Finding.Offer(
                "orderCk",
                Map.of(),
                List.of(new Proposal.OrderTest(Concepts.CK, false), new Proposal.OrderTest(Concepts.IGA, false)));
        raise(Topic.IGA_UNSCREENED, finding(Indicator.WARNING, Map.of(), both, ORDER_CK));
        Card card = cards(
                        Occasion.ORDER_SIGN,
                        true,
                        p -> p.equals(new Proposal.OrderTest(Concepts.IGA, false)) ? Optional.empty() : written(p))
                .getFirst();
        assertThat(card.suggestions()).extracting(Card.Suggestion::label).containsExactly("Order CK");
        assertThat(card.suggestions().getFirst().isRecommended()).isNull();
        Card bare = cards(Occasion.ORDER_SIGN, true, p -> Optional.empty()).getFirst();
        assertThat(bare.suggestions()).isEmpty();
        assertThat(bare.selectionBehavior()).isNull();
    }

    @Test
    void offers_that_go_together_may_all_be_taken_and_the_first_is_recommended() {
        raise(Topic.IGA_UNSCREENED, finding(Indicator.WARNING, Map.of(), ORDER_IGA, ORDER_CK));
        Card card = signing().getFirst();
        assertThat(card.selectionBehavior()).isEqualTo("any");
        assertThat(card.suggestions())
                .extracting(Card.Suggestion::isRecommended)
                .containsExactly(true, null);
    }

    @Test
    void of_two_ways_to_rewrite_an_order_one_may_be_taken() {
        raise(Topic.DOSE_80, finding(Indicator.WARNING, Map.of("g", "90"), spread(3), spread(5)));
        Card card = signing().getFirst();
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
    void every_card_and_suggestion_has_an_id_of_its_own() {
        raise(Topic.IGA_UNSCREENED, finding(Indicator.WARNING, Map.of(), ORDER_IGA, ORDER_CK));
        raise(Topic.IG_ALLERGY, finding(Indicator.CRITICAL, Map.of()));
        List<Card> cards = signing();
        assertThat(List.of(
                        cards.getFirst().uuid(),
                        cards.getLast().uuid(),
                        cards.getLast().suggestions().getFirst().uuid(),
                        cards.getLast().suggestions().getLast().uuid()))
                .doesNotHaveDuplicates();
    }
}
