package dev.ivigcds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.wire.Card;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cards lead to the SMART app, and what the app is told. */
class AppLinkTest {
    private static final URI LAUNCH = URI.create("https://cds.example/smart/launch");
    private static final Card.Link EVIDENCE =
            new Card.Link("A paper", URI.create("https://paper.example/"), "absolute");

    private static Card card(String topic) {
        return new Card(
                new UUID(0, 1),
                "Summary.",
                "Detail.",
                "info",
                new Card.Source("IVIG CDS", null, new Card.Coding(topic, CardWriter.TOPICS, "Title")),
                List.of(),
                null,
                List.of(),
                List.of(EVIDENCE));
    }

    private static List<Card.Link> links(String topic, String hookInstance) {
        return new AppLink(LAUNCH)
                .on(List.of(card(topic)), hookInstance)
                .getFirst()
                .links();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"response12wNone", "response12wMissing", "response12wNotChecked", "responseBiochem", "stopEarly"
            })
    void r102r103_aCardOnTheResponseLeadsThereBeforeItsEvidence(String topic) {
        assertThat(links(topic, "c1f5"))
                .containsExactly(
                        new Card.Link(
                                "Show the response over time",
                                LAUNCH,
                                "smart",
                                "{\"topic\":\"" + topic + "\",\"hookInstance\":\"c1f5\"}"),
                        EVIDENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dose80", "igaUnscreened", "strengthDue", "beforeInfusion", "severeMono"})
    void r104_noOtherDoes(String topic) {
        assertThat(links(topic, "c1f5")).containsExactly(EVIDENCE);
    }

    @Test
    void r103_whatIsNoIdOfACallIsNotPassedOn() {
        assertThat(links("stopEarly", "x".repeat(65)).getFirst().appContext()).isEqualTo("{\"topic\":\"stopEarly\"}");
    }
}
