package dev.ivigcds.fhir;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A pass over a JSON text before any parser of FHIR sees it (T-18): numbers, also those written as strings, whose exponent is beyond ±30 or
 * that run over 100 characters, nesting over 100, doubled members and everything that is not JSON are refused. A number of ten characters can otherwise hold a parser for
 * hours.
 */
final class JsonGuard {
    private static final int LARGEST_EXPONENT = 30;
    private static final int LONGEST_NUMBER = 100;

    /** Members that are decimals in the resources we read. */
    private static final Set<String> DECIMALS =
            Set.of("value", "valueDecimal", "period", "periodMax", "duration", "durationMax");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private JsonGuard() {}

    /**
     * Reads all of the text and keeps none of it.
     *
     * @throws UnreadableAnswer naming the fault, never a value
     */
    static void check(byte[] json) throws UnreadableAnswer {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableAnswer("it is not a JSON object");
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean number = token == JsonToken.VALUE_NUMBER_FLOAT
                        || (token == JsonToken.VALUE_STRING && isReadAsNumber(parser));
                if (number && !isModest(parser.getString())) {
                    throw new UnreadableAnswer("a number in it is out of all proportion");
                }
            }
        } catch (JacksonException e) {
            throw new UnreadableAnswer("it is not JSON within the limits");
        }
    }

    /** Whether a string stands where FHIR has a decimal: HAPI reads it as one. Identifiers and phone numbers have a value too. */
    private static boolean isReadAsNumber(JsonParser parser) {
        TokenStreamContext within = parser.streamReadContext();
        if (within.currentName() == null || !DECIMALS.contains(within.currentName())) {
            return false;
        }
        TokenStreamContext owner = within.getParent();
        while (owner != null && owner.inArray()) {
            owner = owner.getParent();
        }
        String ownerName = owner == null || owner.currentName() == null ? "" : owner.currentName();
        return !ownerName.equals("telecom")
                && !ownerName.endsWith("dentifier")
                && parser.getString().chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
    }

    private static boolean isModest(String number) {
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (e < 0) {
            return number.length() <= LONGEST_NUMBER;
        }
        String exponent = number.substring(e + 1);
        boolean signedDigits = exponent.matches("[+-]?[0-9]{1,3}");
        return number.length() <= LONGEST_NUMBER
                && signedDigits
                && Math.abs(Integer.parseInt(exponent)) <= LARGEST_EXPONENT;
    }
}
