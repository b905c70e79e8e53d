package dev.ivigcds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls of the rehearsal: an invented patient in every situation in which something is raised on signing, and an order that is not IVIG. Their dates
 * are written as days from the day of the call.
 */
final class RehearsedCalls {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern DAYS_FROM_TODAY = Pattern.compile("\\{(-?\\d+)}");

    private final List<ObjectNode> calls;
    private final ObjectNode chart;

    private RehearsedCalls(List<ObjectNode> calls) {
        this.calls = calls;
        this.chart = chart(calls);
    }

    /** The calls as on a day. */
    static RehearsedCalls on(LocalDate today) {
        String dated = DAYS_FROM_TODAY
                .matcher(text())
                .replaceAll(
                        days -> today.plusDays(Long.parseLong(days.group(1))).toString());
        return new RehearsedCalls(
                dated.lines().map(line -> (ObjectNode) JSON.readTree(line)).toList());
    }

    private static String text() {
        try (InputStream in = RehearsedCalls.class.getResourceAsStream("/rehearsal/calls.jsonl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Each with all that is asked for; one about a patient with a long chart, the data of them all; and one without data, which are to be fetched.
     *
     * @param fhirServer where they are
     */
    List<byte[]> all(String fhirServer) {
        ObjectNode longOne = calls.getFirst().deepCopy();
        longOne.set("prefetch", chart);
        ObjectNode toBeFetched = calls.getFirst().deepCopy();
        toBeFetched.remove("prefetch");
        toBeFetched.put("fhirServer", fhirServer);
        return Stream.concat(Stream.of(longOne, toBeFetched), calls.stream())
                .map(JSON::writeValueAsBytes)
                .toList();
    }

    /** What that FHIR server answers, by the type of resource it is asked for. */
    Map<String, byte[]> records() {
        Map<String, byte[]> records = new HashMap<>();
        chart.valueStream().forEach(found -> records.putIfAbsent(type(found), JSON.writeValueAsBytes(found)));
        return records;
    }

    private static String type(JsonNode found) {
        return found.has("entry")
                ? found.at("/entry/0/resource/resourceType").asString()
                : found.path("resourceType").asString();
    }

    /** Under each key what all the calls have there. */
    private static ObjectNode chart(List<ObjectNode> calls) {
        ObjectNode chart = JSON.createObjectNode();
        for (ObjectNode call : calls) {
            for (var found : call.get("prefetch").properties()) {
                if (chart.path(found.getKey()).path("entry") instanceof ArrayNode entries) {
                    found.getValue().path("entry").forEach(entries::add);
                } else if (found.getValue().isObject()) {
                    chart.set(found.getKey(), found.getValue().deepCopy());
                }
            }
        }
        return chart;
    }
}
