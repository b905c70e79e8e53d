package dev.ivigcds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.AsFhir;
import dev.ivigcds.vignettes.Vignettes;
import dev.ivigcds.wire.ReceivedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The quick way of reading and HAPI's parser read the same, or the quick way steps aside. */
class PlainReaderTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<ObjectNode> RESOURCES = resources();

    @Test
    void what_is_read_is_what_hapi_reads() {
        int quick = 0;
        for (ObjectNode resource : RESOURCES) {
            Optional<Resource> read = quick(resource.toString());
            read.ifPresent(r -> assertThat(written(r)).isEqualTo(written(R4.parse(resource.toString()))));
            quick += read.isPresent() ? 1 : 0;
        }
        assertThat(RESOURCES).hasSizeGreaterThan(1_500);
        assertThat(quick).as("read the quick way").isGreaterThan(RESOURCES.size() * 95 / 100);
    }

    @Test
    void in_bundles_too_ids_and_all() {
        List<ObjectNode> looked = RESOURCES.stream()
                .filter(r -> !r.get("resourceType").asString().equals("Bundle"))
                .filter(r -> quick(r.toString()).isPresent())
                .toList();
        for (int from = 0; from + 20 < looked.size(); from += 20) {
            ObjectNode bundle = JSON.createObjectNode();
            bundle.put("resourceType", "Bundle").put("type", "searchset").put("total", 20);
            ArrayNode entries = bundle.putArray("entry");
            for (ObjectNode resource : looked.subList(from, from + 20)) {
                String id = resource.path("id").asString("none");
                String type = resource.get("resourceType").asString();
                String fullUrl = from % 3 == 0 ? "urn:uuid:" + id : "https://ehr.example/fhir/" + type + "/" + id;
                entries.addObject().put("fullUrl", fullUrl).set("resource", resource);
            }
            quick(bundle.toString())
                    .ifPresent(read -> assertThat(written(read)).isEqualTo(written(R4.parse(bundle.toString()))));
        }
    }

    /** One member or element at a time becomes something else; what HAPI makes of it is what we make of it. */
    @Test
    void where_something_is_odd_it_is_left_to_hapi() {
        Random random = new Random(80);
        int odd = 0;
        for (int i = 0; i < 6_000; i++) {
            ObjectNode resource =
                    RESOURCES.get(random.nextInt(RESOURCES.size())).deepCopy();
            distort(resource, random);
            String json = resource.toString();
            Optional<Resource> read = quick(json);
            read.ifPresent(r -> assertThat(written(r)).as(json).isEqualTo(written(R4.parse(json))));
            odd += read.isEmpty() ? 1 : 0;
        }
        assertThat(odd).as("left to HAPI").isGreaterThan(2_000);
    }

    /** A name that is none, and one that a Bundle cannot have. */
    @Test
    void what_stops_the_quick_way_is_left_to_hapi() {
        for (String json : List.of(
                "{\"resourceType\":\"Observation\",\"id\":\"o\",\"\":1}",
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"contained\":[]}")) {
            assertThat(read(() -> R4.read(ReceivedJson.of(json)))).isEqualTo(read(() -> R4.parse(json)));
        }
    }

    private static String read(Supplier<Resource> reader) {
        try {
            return written(reader.get());
        } catch (RuntimeException e) {
            return "refused: " + e.getMessage();
        }
    }

    private static void distort(JsonNode node, Random random) {
        List<JsonNode> within = node.valueStream().filter(JsonNode::isContainer).toList();
        if (!within.isEmpty() && random.nextInt(3) > 0) {
            distort(within.get(random.nextInt(within.size())), random);
        } else if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = List.copyOf(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(8) == 0) {
                object.set("unheardOf", object.get(name));
            } else {
                object.set(name, other(object.get(name), random));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            array.set(0, other(array.get(0), random));
        }
    }

    private static JsonNode other(JsonNode was, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.getNodeFactory().nullNode();
            case 1 -> JSON.getNodeFactory().stringNode("");
            case 2 -> JSON.getNodeFactory().stringNode(" x ");
            case 3 -> JSON.getNodeFactory().numberNode(5);
            case 4 -> JSON.readTree("1.50e2");
            case 5 -> JSON.getNodeFactory().booleanNode(true);
            case 6 -> JSON.createArrayNode().add(was);
            case 7 -> was instanceof ArrayNode array && !array.isEmpty() ? array.get(0) : JSON.createObjectNode();
            default -> JSON.getNodeFactory().stringNode("2026-13-45");
        };
    }

    private static Optional<Resource> quick(String json) {
        try (JsonParser parser = JsonTree.parser(ReceivedJson.of(json))) {
            parser.nextToken();
            return Optional.of(PlainReader.read(parser));
        } catch (PlainReader.Odd | JacksonException e) {
            return Optional.empty();
        }
    }

    /** As JSON, without what the quick way passes over. */
    private static String written(Resource resource) {
        JsonNode json = JSON.readTree(R4.write(resource));
        Stream.concat(Stream.of(json), json.path("entry").valueStream().map(entry -> entry.path("resource")))
                .forEach(PlainReaderTest::withoutTheUnread);
        return json + " " + resource.getIdElement().getValue();
    }

    private static void withoutTheUnread(JsonNode json) {
        if (json instanceof ObjectNode object && object.has("resourceType")) {
            Resource type =
                    ResourceFactory.createResource(object.get("resourceType").asString());
            List.copyOf(object.propertyNames()).stream()
                    .filter(name -> PlainReader.isUnread(type, name))
                    .forEach(object::remove);
            if (object.path("meta") instanceof ObjectNode meta) {
                meta.retain("versionId", "lastUpdated");
                if (meta.isEmpty()) {
                    object.remove("meta");
                }
            }
            object.path("contained").forEach(PlainReaderTest::withoutTheUnread);
        }
    }

    private static List<ObjectNode> resources() {
        List<ObjectNode> all = new ArrayList<>();
        Vignettes.all().stream()
                .map(AsFhir::of)
                .flatMap(v -> Stream.of(v.onRecord(), v.inFocus(), v.beside()).flatMap(List::stream))
                .map(resource -> (ObjectNode) JSON.readTree(R4.write(resource)))
                .forEach(all::add);
        for (String folder : List.of("clients", "check")) {
            try (Stream<Path> files = Files.list(Path.of("src/test/resources").resolve(folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    captured(file).forEach(all::add);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return all;
    }

    private static List<ObjectNode> captured(Path file) throws IOException {
        List<ObjectNode> found = new ArrayList<>();
        try {
            JsonNode call = JSON.readTree(Files.readString(file));
            Stream.concat(
                            Stream.of(call.path("context").path("draftOrders")),
                            call.path("prefetch").valueStream())
                    .flatMap(value -> Stream.concat(
                            Stream.of(value), value.path("entry").valueStream().map(e -> e.path("resource"))))
                    .filter(value -> value.has("resourceType")
                            && R4.knows(value.get("resourceType").asString("")))
                    .forEach(value -> found.add((ObjectNode) value));
        } catch (JacksonException e) {
            assertThat(file.toString()).contains("broken");
        }
        return found;
    }
}
