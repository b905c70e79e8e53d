package dev.ivigcds.check;

import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes copies that can be shared, and sees to it that a copy says to the service what the original does.
 *
 * @param catalog the knowledge both are judged by
 * @param bench where they are judged
 * @param weeks draws by how many weeks dates are moved; nobody else knows
 */
record Redaction(Catalog catalog, Bench bench, IntSupplier weeks) {
    private static final int DRAWS = 8;
    private static final JsonMapper WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * A copy.
     *
     * @param text the request to share
     * @param at the time to judge it at
     * @param differences verdicts and cards in which it differs from the original
     */
    record Copied(String text, Instant at, List<String> differences) {
        Copied {
            differences = List.copyOf(differences);
        }

        boolean faithful() {
            return differences.isEmpty();
        }
    }

    /** A copy of a request; empty if it is no JSON. */
    Optional<Copied> of(byte[] request, Instant at, Answer original) {
        try {
            return Optional.of(of(Tree.JSON.readTree(request), at, original));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Where clocks change in between, moved dates can differ by an hour: then another number of weeks is drawn. */
    private Copied of(JsonNode request, Instant at, Answer original) {
        Copied copied = draw(request, at, original);
        for (int draws = 1; draws < DRAWS && !copied.faithful(); draws++) {
            copied = draw(request, at, original);
        }
        return copied;
    }

    private Copied draw(JsonNode request, Instant at, Answer original) {
        Duration by = Duration.ofDays(7L * weeks.getAsInt());
        MovedDates dates = new MovedDates(by.toDays());
        Private secrets = Private.in(request);
        CleanText texts = new CleanText(dates, secrets.names(), secrets.ids());
        Disguise disguise = new Disguise(new NewNames(secrets.ids()), dates, texts, secrets);
        String text = WRITER.writeValueAsString(new Copy(catalog.suppliedKeys(), disguise).of(request)) + "\n";
        Instant then = at.plus(by);
        return new Copied(text, then, original.otherIn(answer(text, then)));
    }

    private Answer answer(String text, Instant at) {
        try {
            return bench.answer(
                    bench.read(text.getBytes(StandardCharsets.UTF_8)).read(), at);
        } catch (Refusal refusal) {
            return new Answer.Refused(refusal);
        }
    }
}
