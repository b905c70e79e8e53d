package dev.ivigcds.fhir;

import dev.ivigcds.wire.JsonLimits;
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
 * A pass over a JSON text before any parser of FHIR sees it (T-18): what is out of {@link JsonLimits}, also numbers written as strings, doubled
 * members and everything that is not JSON are refused. A number of ten characters can otherwise hold a parser for hours.
 */
final class JsonGuard {
    /** Members that are decimals in some resource or data type of R4. */
    static final Set<String> DECIMALS = Set.of("""
            add altitude amount answerDecimal backCurve conversionFactor cylinder defaultValueDecimal diameter duration durationMax \
            fMeasure fScore factor factorOverride fixedDecimal from gtFP latitude level longitude lowerLimit maxValueDecimal \
            minValueDecimal patternDecimal period periodMax points power precision probabilityDecimal queryFP queryTP recall \
            relativeRisk score sensitivity sphere temperature to truthFN truthTP upperLimit value valueDecimal""".split(" ", -1));

    /** What no parser of this room reads beyond. */
    static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(JsonLimits.DEPTH)
            .maxNumberLength(JsonLimits.DIGITS)
            .maxStringLength(JsonLimits.STRING)
            .build();

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(LIMITS)
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
                check(token, parser);
            }
        } catch (JacksonException e) {
            throw new UnreadableAnswer("it is not JSON within the limits");
        }
    }

    private static void check(JsonToken token, JsonParser parser) throws UnreadableAnswer {
        boolean number =
                token == JsonToken.VALUE_NUMBER_FLOAT || (token == JsonToken.VALUE_STRING && isReadAsNumber(parser));
        if (number && !JsonLimits.fits(parser.getString())) {
            throw new UnreadableAnswer("a number in it is out of all proportion");
        }
        if (token == JsonToken.VALUE_STRING && parser.getStringLength() > JsonLimits.STRING) {
            throw new UnreadableAnswer("a text in it is too long");
        }
        TokenStreamContext within = parser.streamReadContext();
        if (within.inArray() && within.getCurrentIndex() >= JsonLimits.ELEMENTS) {
            throw new UnreadableAnswer("an array in it is too long");
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
}
