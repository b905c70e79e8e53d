package dev.ivigcds.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page can be read by everyone: in both themes, on a phone and on a wall. */
class PagesIT extends InBrowser {
    private static final Path CALL = Path.of("hooks/ivig-myositis/requests/too-many-grams.json");

    /** So that there is a decision to be read, and a card in the report. */
    @BeforeAll
    void aCallIsMade() throws Exception {
        String call = Files.readString(CALL).replace("http://localhost:8080", server.base());
        HttpResponse<String> answer =
                server.send(HttpRequest.newBuilder(URI.create(server.base() + "/cds-services/ivig-myositis"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(call)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/rules, LIGHT, 1440",
        "/rules, DARK, 1440",
        "/rules, LIGHT, 360",
        "/fhir-profiles, LIGHT, 1440",
        "/fhir-profiles, DARK, 360",
        "/rules/dose80, LIGHT, 1440",
        "/rules/dose80, DARK, 360",
        "/reports/feedback, LIGHT, 1440",
        "/reports/feedback, DARK, 360",
        "/decisions/4027e76e-c185-4bab-913c-202f06fa4a1d, LIGHT, 1440",
        "/decisions/4027e76e-c185-4bab-913c-202f06fa4a1d, DARK, 360",
        "/smart/launch, LIGHT, 1440",
        "/smart/launch, DARK, 360"
    })
    void everyoneCanReadIt(String path, ColorScheme scheme, int width) {
        window(width, 900, scheme);
        page.navigate(path);
        assertThat(page.title()).contains("IVIG CDS");
        isAccessible();
        fitsTheWindow();
        screenshot(
                "page" + path.replace('/', '-') + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
    }
}
