package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An EHR as the server sees it: reads discovery once, keeps its record on a FHIR server, fills the prefetch by really running the published
 * templates there, and calls the hook. Every answer it gets is held against {@link HookContract}.
 */
public final class EhrOverHttp {
    static final String OUTCOME =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"exception\"}]}";

    private final JsonMapper json = Vignettes.STRICT;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    private final Map<String, Map<String, String>> templatesByHook = new LinkedHashMap<>();

    /** Reads discovery. */
    public EhrOverHttp(String base) {
        this.base = base;
        HttpResponse<String> listing =
                send(HttpRequest.newBuilder(URI.create(base + "/cds-services")).build());
        assertThat(listing.statusCode()).isEqualTo(200);
        for (JsonNode service : json.readTree(listing.body()).get("services")) {
            Map<String, String> templates = new LinkedHashMap<>();
            service.path("prefetch")
                    .properties()
                    .forEach(t -> templates.put(t.getKey(), t.getValue().asString()));
            templatesByHook.put(service.get("hook").asString(), templates);
        }
    }

    /** The FHIR server beside the CDS server. */
    public String fhir() {
        return base + "/fhir";
    }

    /** The published templates of a hook, by key. */
    public Map<String, String> templates(String hook) {
        return Objects.requireNonNull(templatesByHook.get(hook), "not offered: " + hook);
    }

    /** The search of a key at a hook, for one patient. */
    public String search(String hook, String key, String patient) {
        return resolved(Objects.requireNonNull(templates(hook).get(key), hook + " does not ask for " + key), patient);
    }

    /** Writes a resource to the FHIR server under its own id. */
    public void store(Resource resource) {
        String body = Records.FHIR.newJsonParser().encodeResourceToString(resource);
        String at = fhir() + "/" + resource.fhirType() + "/"
                + resource.getIdElement().getIdPart();
        HttpResponse<String> stored = send(HttpRequest.newBuilder(URI.create(at))
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(body))
                .build());
        assertThat(stored.statusCode()).as("PUT %s: %s", at, stored.body()).isIn(200, 201);
    }

    /** The hook request of a vignette, with the decision record asked for and no data yet. */
    public ObjectNode request(Vignette vignette) {
        return Envelope.of(vignette);
    }

    /** Runs every template of the hook and puts what came into the prefetch; an OperationOutcome under the keys that fail. */
    public void prefetch(ObjectNode request, String patient, List<String> failing) {
        ObjectNode prefetch = request.putObject("prefetch");
        templates(request.get("hook").asString()).forEach((key, template) -> {
            String found = failing.contains(key) ? OUTCOME : read(resolved(template, patient));
            prefetch.set(key, json.readTree(found));
        });
    }

    /** A template with the patient's id in it. */
    private static String resolved(String template, String patient) {
        return template.replace("{{context.patientId}}", patient);
    }

    private String read(String relative) {
        HttpResponse<String> found =
                send(HttpRequest.newBuilder(URI.create(fhir() + "/" + relative.replace("|", "%7C")))
                        .header("Accept", "application/fhir+json")
                        .build());
        assertThat(found.statusCode()).as("GET %s: %s", relative, found.body()).isEqualTo(200);
        return found.body();
    }

    /** Calls the service under its hook; the answer must be 200 and keep the contract. */
    public JsonNode call(ObjectNode request) {
        HttpResponse<String> answer = post("ivig-myositis", request.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        HookContract.onAnswer(request, answer);
        return json.readTree(answer.body());
    }

    /** The topics of an answer's cards, in their order. */
    public static List<String> topics(JsonNode answer) {
        return answer.get("cards")
                .valueStream()
                .map(card -> card.at("/source/topic/code").asString())
                .toList();
    }

    /** Posts a body to a service as JSON. */
    public HttpResponse<String> post(String service, String body) {
        return post(service, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    /** Posts bytes to a service. */
    public HttpResponse<String> post(String service, byte[] body, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(base + "/cds-services/" + service))
                .headers(headers)
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Sends any request to the server. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
