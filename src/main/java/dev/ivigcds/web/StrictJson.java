package dev.ivigcds.web;

import dev.ivigcds.wire.JsonLimits;
import dev.ivigcds.wire.ReceivedJson;
import dev.ivigcds.wire.Refusal;
import java.math.BigDecimal;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in, exactly as written: no duplicate member, no bottomless nesting, nothing of absurd size, every decimal with its zeros (R-08, T-18).
 * One pass looks at every token; of large parts that may never matter it builds nothing and notes where they stand.
 */
final class StrictJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonLimits.DEPTH)
                    .maxNumberLength(JsonLimits.DIGITS * 2)
                    .maxStringLength(JsonLimits.STRING)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

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
            if (next(parser, body) == null) {
                throw new Refusal.Malformed("The body is empty. Send one CDS Hooks request as a JSON object.");
            }
            JsonNode document = value(parser, body, "");
            if (next(parser, body) != null) {
                throw new Refusal.Malformed("The body is not well-formed JSON: something follows its end"
                        + at(parser.currentTokenLocation()) + ".");
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

    /** The value that begins with the current token; {@code within} names the member of the document it stands in. */
    private JsonNode value(JsonParser parser, byte[] body, String within) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, body, within);
            case START_ARRAY -> array(parser, body, within);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(new BigDecimal(parser.getString()));
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonParser parser, byte[] body, String within) {
        ObjectNode object = NODES.objectNode();
        int depth = parser.streamReadContext().getNestingDepth();
        while (next(parser, body) != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken begins = next(parser, body);
            boolean left = depth == 2 && begins == JsonToken.START_OBJECT && leftAsItCame.test(within, name);
            object.set(name, left ? leave(parser, body) : value(parser, body, depth == 1 ? name : within));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, byte[] body, String within) {
        ArrayNode array = NODES.arrayNode();
        while (next(parser, body) != JsonToken.END_ARRAY) {
            array.add(value(parser, body, within));
        }
        return array;
    }

    /** Goes on to the end of the object that begins here. */
    private static LeftAsItCame leave(JsonParser parser, byte[] body) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        int depth = parser.streamReadContext().getNestingDepth();
        String type = "";
        for (JsonToken token = next(parser, body); ; token = next(parser, body)) {
            int now = parser.streamReadContext().getNestingDepth();
            if (token == JsonToken.END_OBJECT && now < depth) {
                break;
            }
            if (now == depth && token == JsonToken.VALUE_STRING && "resourceType".equals(parser.currentName())) {
                type = parser.getString();
            }
        }
        int to = (int) parser.currentLocation().getByteOffset();
        if (from < 0) {
            throw new Refusal.Malformed("The body must be UTF-8, as JSON is on the web.");
        }
        return new LeftAsItCame(new ReceivedJson(body, from, to), type);
    }

    private static @Nullable JsonToken next(JsonParser parser, byte[] body) {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return null;
        }
        if (token.isNumeric() && !fits(token, parser)) {
            throw new Refusal.Malformed("A number is out of any clinical range" + at(parser.currentLocation())
                    + ". At most " + JsonLimits.DIGITS + " digits and powers of ten up to " + JsonLimits.EXPONENT
                    + " are read.");
        }
        if (token == JsonToken.VALUE_STRING && body.length > JsonLimits.STRING) {
            parser.getStringLength(); // the parser measures a text when it is asked for it
        }
        TokenStreamContext within = parser.streamReadContext();
        if (within.inArray() && within.getCurrentIndex() >= JsonLimits.ELEMENTS) {
            throw new Refusal.Malformed("An array is too long" + at(parser.currentLocation()) + ". At most "
                    + JsonLimits.ELEMENTS + " elements are read.");
        }
        return token;
    }

    private static boolean fits(JsonToken token, JsonParser parser) {
        boolean plain = token == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() <= JsonLimits.DIGITS;
        return plain || JsonLimits.fits(parser.getString());
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
