package dev.ivigcds.smart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.Vignettes;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A clinician's browser: it keeps the app's cookie, follows nothing by itself, and remembers all that it was shown. */
final class SmartBrowser {
    static final String PUBLIC = "https://cds.hospital.example";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;
    private final List<String> seen = new ArrayList<>();
    private String cookie = "";

    /** A new one, for a server at this address. */
    SmartBrowser(String server) {
        this.server = server;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    HttpResponse<String> post(String path, String csrf, Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        if (!csrf.isEmpty()) {
            request.header("X-CSRF-TOKEN", csrf);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
            seen.add(answer.body() + answer.headers().map());
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A path of the server, or a URL of anybody. */
    private URI at(String path) {
        String here = path.replace(PUBLIC, "");
        return URI.create(here.startsWith("http") ? here : server + here);
    }

    /** Bodies and headers of everything so far. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    String cookie() {
        return cookie;
    }

    /** Where an answer sends it. */
    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Begins a launch and gives the parameters with which it is sent to the EHR's login. */
    Map<String, String> begin(String iss, Optional<String> launch) {
        return query(location(get(launchPath(iss, launch))));
    }

    static String launchPath(String iss, Optional<String> launch) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("iss", iss);
        launch.ifPresent(word -> parameters.put("launch", word));
        return "/smart/launch?" + encoded(parameters);
    }

    /** Comes back from the EHR's login. */
    HttpResponse<String> comeBack(String state, String code) {
        return get("/smart/callback?" + encoded(Map.of("state", state, "code", code)));
    }

    /** The whole way; the handle of the launch. */
    String launched(String iss, String code) {
        String state = begin(iss, Optional.of("xyz")).get("state");
        return query(location(comeBack(state, code))).get("launch");
    }

    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Vignettes.STRICT.readTree(answer.body());
    }

    /** What a request that changes something must carry. */
    String csrf(String handle) {
        return json("/smart/app/" + handle).get("csrf").asString();
    }

    static Map<String, String> query(String url) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : url.substring(url.indexOf('?') + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
