package dev.ivigcds.web;

import dev.ivigcds.wire.JsonLimits;
import dev.ivigcds.wire.Refusal;
import java.util.function.BiPredicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * JSON in, exactly as written: no duplicate member, no bottomless nesting, nothing of absurd size, every decimal with its zeros (R-08, T-18).
 * One pass ({@link StrictPass}) looks at every token.
 */
final class StrictJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonLimits.DEPTH)
                    .maxNumberLength(JsonLimits.DIGITS * 2)
                    .maxStringLength(JsonLimits.STRING)
                    .build())
            .build();

    private final BiPredicate<String, String> leftAsItCame;

    /** Reads documents whole. */
    StrictJson() {
        this((object, member) -> false);
    }

    /**
     * Reads documents but for objects that are {@link LeftAsItCame}.
     *
     * @param leftAsItCame tells them by the name of a member of the document and the name of its member
     */
    StrictJson(BiPredicate<String, String> leftAsItCame) {
        this.leftAsItCame = leftAsItCame;
    }

    /**
     * Reads one JSON document.
     *
     * @throws Refusal.Malformed saying what is wrong and at which line and column; never a value from the document
     */
    JsonNode read(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            StrictPass pass = new StrictPass(parser, body, leftAsItCame);
            if (pass.next() == null) {
                throw new Refusal.Malformed("The body is empty. Send one CDS Hooks request as a JSON object.");
            }
            JsonNode document = pass.value("");
            if (pass.next() != null) {
                throw new Refusal.Malformed("The body is not well-formed JSON: something follows its end"
                        + StrictPass.at(parser.currentTokenLocation()) + ".");
            }
            return document;
        } catch (StreamConstraintsException e) {
            throw new Refusal.Malformed(
                    "The JSON is nested too deeply or holds a number, a name or a text that is too long"
                            + at(e) + ". Deepest nesting: " + JsonLimits.DEPTH + ", longest text: " + JsonLimits.STRING
                            + " characters.");
        } catch (JacksonException e) {
            throw new Refusal.Malformed("The body is not well-formed JSON" + at(e) + ".");
        }
    }

    private static String at(JacksonException e) {
        return e.getLocation() == null ? "" : StrictPass.at(e.getLocation());
    }
}
