package dev.ivigcds.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page can be read by everyone: in both themes, on a phone and on a wall. */
class PagesIT extends InBrowser {
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
        "/reports/feedback, DARK, 360"
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
