package dev.ivigcds.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.Occasion;
import dev.ivigcds.rules.Finding;
import dev.ivigcds.rules.Indicator;
import dev.ivigcds.rules.Input;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import dev.ivigcds.wire.Card;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardWordsTest {
    private final CardSample sample = new CardSample();

    @Test
    void a_text_without_its_value_is_an_error_where_strict() {
        sample.raise(Topic.DOSE_80, CardSample.finding(Indicator.WARNING, Map.of()));
        assertThatThrownBy(sample::signing)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The text dose80/default misses the values [g] and has no place for [].");
    }

    @Test
    void a_value_without_a_place_in_any_text_of_its_topic_is_an_error_where_strict() {
        sample.raise(Topic.DOSE_80, CardSample.finding(Indicator.WARNING, Map.of("g", "90", "x", "1")));
        assertThatThrownBy(sample::signing)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The text dose80/default misses the values [] and has no place for [x].");
    }

    @Test
    void a_state_a_topic_or_an_offer_without_words_is_an_error_where_strict() {
        sample.raise(Topic.DOSE_80, Finding.of("other", Indicator.WARNING, Map.of(), List.of(), List.of()));
        assertThatThrownBy(sample::signing).hasMessageContaining("no text for dose80 in the state other");
        sample.verdicts.clear();
        sample.raise(Topic.STOP_EARLY, CardSample.finding(Indicator.WARNING, Map.of()));
        assertThatThrownBy(sample::signing).hasMessageContaining("no words for the topic stopEarly");
        sample.verdicts.clear();
        sample.raise(
                Topic.IGA_UNSCREENED,
                CardSample.finding(
                        Indicator.WARNING,
                        Map.of(),
                        new Finding.Offer("nothing", Map.of(), CardSample.ORDER_IGA.proposals())));
        assertThatThrownBy(sample::signing).hasMessageContaining("no label for the offer nothing");
    }

    @Test
    void elsewhere_no_card_is_lost_for_its_words() {
        sample.raise(Topic.DOSE_80, CardSample.finding(Indicator.WARNING, Map.of("x", "1")));
        sample.raise(Topic.DOSE_G_KG, Finding.of("other", Indicator.WARNING, Map.of(), List.of(), List.of()));
        sample.raise(
                Topic.STOP_EARLY,
                CardSample.finding(
                        Indicator.WARNING,
                        Map.of(),
                        new Finding.Offer("no", Map.of(), CardSample.ORDER_CK.proposals())));
        List<Card> cards = sample.cards(Occasion.ORDER_SIGN, false);
        assertThat(cards).extracting(Card::summary).containsExactly("IVIG … g on one day.", "Over 1 g/kg", "stopEarly");
        assertThat(cards.getLast().suggestions())
                .extracting(Card.Suggestion::label)
                .containsExactly("Order it");
    }

    @Test
    void r86_r145_the_detail_shows_rule_reason_data_notes_evidence_and_the_newest_date() {
        sample.verdicts.put(
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
        assertThat(sample.signing().getFirst().detail()).isEqualTo("""
                Rule: The rule of Over 80 g.

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
    void t21_text_from_the_chart_is_inert_in_every_part_of_a_card() {
        String evil = "[x](javascript:y)<img onerror=z>\u202e\n# h";
        sample.verdicts.put(
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
        Card card = sample.signing().getFirst();
        assertThat(card.detail())
                .contains("\\[x\\](javascript:y)&lt;img")
                .doesNotContain("<", "[x](", "\u202e", "\n# h");
        assertThat(card.summary()).contains("‹img").doesNotContain("<", "\u202e", "\n");
        assertThat(card.summary().codePointCount(0, card.summary().length())).isLessThan(140);
    }

    @Test
    void what_another_topic_tells_is_a_line_of_its_card() {
        sample.raise(Topic.DOSE_80, CardSample.finding(Indicator.WARNING, Map.of("g", "90")));
        sample.raise(
                Topic.DOSE_G_KG,
                CardSample.finding(Indicator.WARNING, Map.of("k", "1.20"))
                        .withNotes(List.of("The weight is 100 days old."))
                        .toldBy(Topic.DOSE_80),
                new Input("body weight", "75 kg", Optional.of(LocalDate.parse("2025-11-22")), "Observation/w1"));
        List<Card> cards = sample.signing();
        assertThat(cards).extracting(Card::summary).containsExactly("IVIG 90 g on one day.");
        assertThat(cards.getFirst().detail())
                .contains(
                        "- IVIG 1.20 g/kg in one day.\n- The weight is 100 days old.",
                        "- body weight: 75 kg, 2025-11-22");
    }

    @Test
    void a_finding_whose_teller_is_silent_or_that_would_tell_itself_speaks_for_itself() {
        sample.verdicts.put(Topic.DOSE_80, new Verdict.Suppressed("not said here", List.of()));
        sample.raise(
                Topic.DOSE_G_KG,
                CardSample.finding(Indicator.WARNING, Map.of("k", "1.20")).toldBy(Topic.DOSE_80));
        sample.raise(
                Topic.IGA_UNSCREENED,
                CardSample.finding(Indicator.WARNING, Map.of()).toldBy(Topic.IGA_PENDING));
        sample.raise(
                Topic.IGA_PENDING, CardSample.finding(Indicator.INFO, Map.of()).toldBy(Topic.IGA_UNSCREENED));
        assertThat(sample.signing())
                .extracting(c -> c.source().topic().code())
                .containsExactly("doseGkg", "igaUnscreened", "igaPending");
    }
}
