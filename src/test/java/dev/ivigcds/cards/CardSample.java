package dev.ivigcds.cards;

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
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Findings and the words for them. */
final class CardSample {
    static final Texts.Citation C6 =
            new Texts.Citation("C6", "ESID criteria", LocalDate.parse("2026-11-24"), Optional.empty());
    static final Texts.Citation C7 = new Texts.Citation(
            "C7", "A label", LocalDate.parse("2026-11-24"), Optional.of(URI.create("https://label.example/c7")));
    static final Finding.Offer ORDER_IGA =
            new Finding.Offer("orderIga", Map.of(), List.of(new Proposal.OrderTest(Concepts.IGA, false)));
    static final Finding.Offer ORDER_CK =
            new Finding.Offer("orderCk", Map.of(), List.of(new Proposal.OrderTest(Concepts.CK, false)));

    final Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
    private long lastId;

    static Finding finding(Indicator indicator, Map<String, String> values, Finding.Offer... offers) {
        return Finding.of("default", indicator, values, List.of(), List.of(offers));
    }

    void raise(Topic topic, Finding finding, Input... inputs) {
        verdicts.put(topic, new Verdict.Raised(finding, "because of " + topic.code(), List.of(inputs)));
    }

    List<Card> cards(Occasion occasion, boolean strict) {
        return cards(occasion, strict, CardSample::written);
    }

    List<Card> cards(Occasion occasion, boolean strict, Function<Proposal, Optional<Card.Action>> asAction) {
        return new CardWriter(() -> new UUID(0, ++lastId), strict, Optional.of(URI.create("https://cds.example/rules")))
                .write(occasion, verdicts, texts(), asAction);
    }

    List<Card> signing() {
        return cards(Occasion.ORDER_SIGN, true);
    }

    static Optional<Card.Action> written(Proposal proposal) {
        return Optional.of(new Card.Action("create", "Order it", new Json("{}")));
    }

    static Texts texts() {
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

    static Texts.OfTopic words(String title, String summary) {
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
}
