package dev.ivigcds.vignettes;

import dev.ivigcds.caller.SigningEhr;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An EHR that signs its calls and marks everything in them; its FHIR server holds one patient at a time. */
final class MarkedEhr implements AutoCloseable {
    static final String PUBLIC = "https://cds.hospital.example";
    static final String SERVICE = "/cds-services/ivig-myositis";

    private final SigningEhr signer;
    private final EhrOverHttp http;
    private final String base;
    private final FaultyServer records;

    MarkedEhr(String base, SigningEhr signer, FaultyServer records) {
        this.signer = signer;
        this.http = new EhrOverHttp(base);
        this.base = base;
        this.records = records;
    }

    /** The request of a vignette with marks in it, and no data yet. */
    ObjectNode request(Vignette vignette) {
        ObjectNode request = Envelope.of(vignette);
        request.put(Marks.MARK + "Member", Marks.MARK + "Value");
        ObjectNode context = (ObjectNode) request.get("context");
        context.put("userId", "Practitioner/" + Marks.MARK + "-user");
        context.put("encounterId", Marks.MARK + "-encounter");
        Marks.mark(context.path("draftOrders"));
        return request;
    }

    /** Fills the prefetch as the published templates find it. */
    void prefetch(ObjectNode request, Vignette vignette) {
        RecordSearch found = new RecordSearch(Records.of(vignette));
        ObjectNode prefetch = request.putObject("prefetch");
        http.templates(vignette.hook())
                .forEach((key, template) -> prefetch.set(
                        key,
                        vignette.failing().contains(key)
                                ? Vignettes.STRICT.readTree(Marks.in(EhrOverHttp.OUTCOME))
                                : found.run(template)
                                        .map(MarkedEhr::marked)
                                        .map(Vignettes.STRICT::readTree)
                                        .orElse(Vignettes.STRICT.nullNode())));
    }

    /** Names the FHIR server, which now holds the vignette's patient, and brings a token for it. */
    void serve(ObjectNode request, Vignette vignette) {
        RecordSearch found = new RecordSearch(Records.of(vignette));
        records.heals();
        http.templates(vignette.hook()).forEach((key, template) -> {
            String query = http.search(vignette.hook(), key, vignette.slug());
            found.run(template).ifPresent(resource -> records.answers(query, marked(resource)));
            if (vignette.failing().contains(key)) {
                records.goesWrong(query, FaultyServer.Fault.STATUS_500);
            }
        });
        request.put("fhirServer", records.base());
        request.putObject("fhirAuthorization")
                .put("access_token", Marks.ACCESS_TOKEN)
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "patient/*.read " + Marks.MARK + "Scope")
                .put("subject", Marks.MARK + "Subject");
    }

    /** The FHIR server goes wrong with what the key asks for. */
    void goesWrong(Vignette vignette, String key, FaultyServer.Fault fault) {
        records.goesWrong(http.search(vignette.hook(), key, vignette.slug()), fault);
    }

    private static String marked(Resource resource) {
        return Marks.in(Records.FHIR.newJsonParser().encodeResourceToString(resource));
    }

    /** Calls the service with a token made for this moment. */
    HttpResponse<String> call(JsonNode request, Instant now) {
        return call(request.toString(), now);
    }

    HttpResponse<String> call(String body, Instant now, String... headers) {
        return send(to(SERVICE, now).POST(BodyPublishers.ofString(body)), headers);
    }

    /** A signed request to a path of the server, still without a method. */
    HttpRequest.Builder to(String path, Instant now) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", signer.authorization(PUBLIC + path, now));
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        request.setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return http.send(request.build());
    }

    static BodyPublisher body(byte[] bytes) {
        return BodyPublishers.ofByteArray(bytes);
    }

    @Override
    public void close() {
        records.close();
    }
}
