package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.HookContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The door for styles and scripts gives out what the pages need, and nothing else. */
@DemoServer
class AssetsTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "pages.css, text/css, --ink",
        "mark.svg, image/svg+xml, <svg",
        "lib/chart.js, text/javascript, Chart",
        "lib/markdown-it.js, text/javascript, markdownit"
    })
    void aFileOfThePagesComesWithItsKindAndIsNeverGuessedAt(String name, String kind, String content) throws Exception {
        HttpResponse<String> file = get("/assets/" + name, "");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains(content);
        assertThat(header(file, "Content-Type")).startsWith(kind);
        assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(file, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void aFileThatHasNotChangedIsNotSentAgain() throws Exception {
        String tag = header(get("/assets/pages.css", ""), "ETag");
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        HttpResponse<String> again = get("/assets/pages.css", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/assets/pages.css", "\"0\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/nothing.css",
                "/assets/pages.css.map",
                "/assets/application.yaml",
                "/assets/lib/chart.umd.js",
                "/assets/lib/",
                "/assets/lib/markdown-it",
                "/pages/pages.css",
                "/webjars/chart.js/4.5.1/dist/chart.umd.js",
                "/style/pages.css"
            })
    void everythingElseIsNotThere(String path) throws Exception {
        HookContract.onRefusal(404, get(path, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.yaml",
                "/assets/..%2fapplication.yaml",
                "/assets/%2e%2e/application.yaml",
                "/assets/..%5capplication.yaml",
                "/assets/lib/..%2f..%2fapplication.yaml",
                "/assets/lib/../../application.yaml",
                "/assets/pages.css;/../../application.yaml",
                "/assets//etc/passwd"
            })
    void noPathLeadsOut(String path) throws Exception {
        HttpResponse<String> answer = get(path, "");
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("ivig-cds:", "root:");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private HttpResponse<String> get(String path, String ifNoneMatch) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!ifNoneMatch.isEmpty()) {
            request.header("If-None-Match", ifNoneMatch);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
