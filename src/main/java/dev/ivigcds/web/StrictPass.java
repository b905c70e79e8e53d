package dev.ivigcds.web;

import dev.ivigcds.wire.JsonLimits;
import dev.ivigcds.wire.ReceivedJson;
import dev.ivigcds.wire.Refusal;
import java.math.BigDecimal;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One pass over every token of a document; of large parts that may never matter it builds nothing and notes where they stand. */
final class StrictPass {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final byte[] body;
    private final BiPredicate<String, String> leftAsItCame;
    private final OpenMembers members = new OpenMembers();

    StrictPass(JsonParser parser, byte[] body, BiPredicate<String, String> leftAsItCame) {
        this.parser = parser;
        this.body = body;
        this.leftAsItCame = leftAsItCame;
    }

    /** The value that begins with the current token; {@code within} names the member of the document it stands in. */
    JsonNode value(String within) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(within);
            case START_ARRAY -> array(within);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(new BigDecimal(parser.getString()));
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(String within) {
        ObjectNode object = NODES.objectNode();
        int depth = parser.streamReadContext().getNestingDepth();
        while (next() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken begins = next();
            boolean left = depth == 2 && begins == JsonToken.START_OBJECT && leftAsItCame.test(within, name);
            object.set(name, left ? leave() : value(depth == 1 ? name : within));
        }
        return object;
    }

    private ArrayNode array(String within) {
        ArrayNode array = NODES.arrayNode();
        while (next() != JsonToken.END_ARRAY) {
            array.add(value(within));
        }
        return array;
    }

    /** Goes on to the end of the object that begins here. */
    private LeftAsItCame leave() {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        int depth = parser.streamReadContext().getNestingDepth();
        String type = "";
        for (JsonToken token = next(); ; token = next()) {
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

    /** The next token, if it is within the limits; null behind the last. */
    @Nullable
    JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return null;
        }
        switch (token) {
            case START_OBJECT -> members.begin();
            case END_OBJECT -> members.end();
            case PROPERTY_NAME -> refuseIfDoubled(parser.currentName());
            default -> {}
        }
        if (token.isNumeric() && !fits(token)) {
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

    private void refuseIfDoubled(String member) {
        if (!members.isNew(member)) {
            throw new Refusal.Malformed(
                    "An object of the JSON has the same member twice" + at(parser.currentTokenLocation()) + ".");
        }
    }

    private boolean fits(JsonToken token) {
        boolean plain = token == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() <= JsonLimits.DIGITS;
        return plain || JsonLimits.fits(parser.getString());
    }

    /** Where it is, as a reader says it; empty if that is not known. */
    static String at(TokenStreamLocation location) {
        return location.getLineNr() > 0
                ? " at line " + location.getLineNr() + ", column " + location.getColumnNr()
                : "";
    }
}
