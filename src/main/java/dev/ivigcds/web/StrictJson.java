package dev.ivigcds.web;

import dev.ivigcds.wire.JsonLimits;
import dev.ivigcds.wire.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in, exactly as written: no duplicate member, no bottomless nesting, nothing of absurd size, every decimal with its zeros (R-08, T-18). */
final class StrictJson {
    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonLimits.DEPTH)
                            .maxNumberLength(JsonLimits.DIGITS * 2)
                            .maxStringLength(JsonLimits.STRING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /**
     * Reads one JSON document.
     *
     * @throws Refusal.Malformed saying what is wrong and at which line and column; never a value from the document
     */
    JsonNode read(byte[] body) {
        try {
            check(body);
            JsonNode document = mapper.readTree(body);
            if (document == null || document.isMissingNode()) {
                throw new Refusal.Malformed("The body is empty. Send one CDS Hooks request as a JSON object.");
            }
            return document;
        } catch (StreamConstraintsException e) {
            throw new Refusal.Malformed(
                    "The JSON is nested too deeply or holds a number, a name or a text that is too long"
                            + at(e) + ". Deepest nesting: " + JsonLimits.DEPTH + ", longest text: " + JsonLimits.STRING
                            + " characters.");
        } catch (JacksonException e) {
            String what =
                    e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate Object property")
                            ? "An object of the JSON has the same member twice"
                            : "The body is not well-formed JSON";
            throw new Refusal.Malformed(what + at(e) + ".");
        }
    }

    private void check(byte[] body) {
        try (JsonParser parser = mapper.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric() && !JsonLimits.fits(parser.getString())) {
                    throw new Refusal.Malformed("A number is out of any clinical range" + at(parser.currentLocation())
                            + ". At most " + JsonLimits.DIGITS + " digits and powers of ten up to "
                            + JsonLimits.EXPONENT + " are read.");
                }
                TokenStreamContext within = parser.streamReadContext();
                if (within.inArray() && within.getCurrentIndex() >= JsonLimits.ELEMENTS) {
                    throw new Refusal.Malformed("An array is too long" + at(parser.currentLocation()) + ". At most "
                            + JsonLimits.ELEMENTS + " elements are read.");
                }
            }
        }
    }

    private static String at(JacksonException e) {
        return e.getLocation() == null ? "" : at(e.getLocation());
    }

    private static String at(TokenStreamLocation location) {
        return location.getLineNr() > 0
                ? " at line " + location.getLineNr() + ", column " + location.getColumnNr()
                : "";
    }
}
