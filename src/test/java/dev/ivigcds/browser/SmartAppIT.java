package dev.ivigcds.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SMART app as a clinician sees it: from a card to the chart, a score recorded, one page on paper. */
class SmartAppIT extends InBrowser {
    private static final Path REQUEST = Path.of("hooks/ivig-myositis/requests/no-response-13-weeks-patient-view.json");

    @Test
    void fromTheCardToTheChartAndAScoreIntoTheRecord() throws Exception {
        page.navigate(launchUrlOfTheCard() + "&launch=" + launch("nora-response"));
        assertThat(page).hasURL(Pattern.compile(".*/smart/app\\?launch=[0-9a-f-]+"));
        assertThat(page.locator("#patient")).containsText("Nora Response");
        assertThat(page.locator("#timeline canvas")).isVisible();
        assertThat(page.locator("#review")).containsText("No response to IVIG so far");
        assertThat(page.locator("#review table")).containsText("MMT-8");
        isAccessible();
        screenshot("smart-app");

        record("200");
        assertThat(page.locator(".said")).containsText("from 0 to 100");
        record("45");
        assertThat(page.locator(".said")).containsText("TIS 45 is recorded.");
        assertThat(page.locator("#review table")).containsText("45");
        assertThat(page.locator("#review")).containsText("Responding to IVIG");
        expectsErrors();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(794, 1123);
        assertThat(page.locator("#record")).isHidden();
        screenshot("smart-app-printed");
        byte[] paper = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
        assertThat(pages(paper)).as("pages on paper").isEqualTo(1);
    }

    private void record(String points) {
        page.getByLabel("Score", new Page.GetByLabelOptions().setExact(true)).selectOption("TIS");
        page.getByLabel("Points").fill(points);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Record").setExact(true))
                .press("Enter");
    }

    private static int pages(byte[] pdf) {
        return (int) Pattern.compile("/Type\\s*/Page[^s]")
                .matcher(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    @Test
    void outsideAnEhrThePatientIsChosenAndClosingForgetsTheLaunch() {
        page.navigate("/smart/launch");
        isAccessible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("localhost")))
                .click();
        assertThat(page.getByText("It asks for no password and protects nothing"))
                .isVisible();
        isAccessible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rex Ponder"))
                .click();
        assertThat(page.locator("#review")).containsText("Responding to IVIG");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close the app"))
                .click();
        assertThat(page.getByText("permission is forgotten here")).isVisible();
        page.reload();
        Locator refused = page.getByText("not open in this browser");
        assertThat(refused).isVisible();
        expectsErrors();
    }

    @ParameterizedTest
    @CsvSource({"DARK, 1440", "LIGHT, 360", "DARK, 360", "LIGHT, 3840"})
    void everyoneCanReadIt(ColorScheme scheme, int width) throws Exception {
        window(width, 900, scheme);
        page.navigate("/smart/launch?iss=" + server.base() + "/fhir&launch=" + launch("enzo-better"));
        assertThat(page.locator("#review table")).isVisible();
        isAccessible();
        fitsTheWindow();
        screenshot("smart-app-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
    }

    private static String launch(String patient) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("{\"patient\":\"" + patient + "\"}").getBytes());
    }

    /** As an EHR opens it: the link of the card, with the FHIR server. */
    private String launchUrlOfTheCard() throws Exception {
        String body = Files.readString(REQUEST).replace("http://localhost:8080", server.base());
        JsonNode answer = new JsonMapper()
                .readTree(server.send(HttpRequest.newBuilder(URI.create(server.base() + "/cds-services/ivig-myositis"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)))
                        .body());
        return answer.at("/cards/0/links/0/url").asString() + "?iss=" + server.base() + "/fhir";
    }
}
