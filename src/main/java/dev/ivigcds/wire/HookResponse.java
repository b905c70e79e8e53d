package dev.ivigcds.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a hook call: cards, in order of weight, and the decision record where the caller asked for it.
 *
 * @param cards never null; empty means there is nothing to say
 * @param extension the decision record under its own name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HookResponse(List<Card> cards, @Nullable Extension extension) {

    public HookResponse {
        cards = List.copyOf(cards);
    }

    /** Members of {@code extension}. */
    public record Extension(
            @JsonProperty("dev.ivigcds.decision") Decision decision) {}
}
