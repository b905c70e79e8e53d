package dev.ivigcds.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The playground in each of its states: readable for everyone, reachable by a link, and calm when something goes wrong. */
class PlaygroundStatesIT extends InBrowser {
    @ParameterizedTest
    @CsvSource({
        "/, empty, LIGHT, 1440",
        "/, empty, DARK, 360",
        "/?patient=hardy-swallow&hook=order-sign, critical, LIGHT, 1440",
        "/?patient=hardy-swallow&hook=order-sign, critical, DARK, 360",
        "/?patient=nora-response, review, DARK, 1440",
        "/?patient=nora-response&axis=log, review, LIGHT, 3840",
        "/?patient=alice-inorder&hook=order-sign, silence, DARK, 1024",
        "/?patient=alice-inorder&hook=order-sign&profile=epic&mode=prefetch, silence-epic, LIGHT, 360"
    })
    void everyoneCanReadIt(String path, String state, ColorScheme scheme, int width) {
        window(width, 900, scheme);
        page.navigate(path);
        page.locator(path.equals("/") ? "[data-patient=max-gramm]" : ".card, .silence")
                .first()
                .waitFor();
        if (!path.equals("/")) {
            page.locator(".review h2").waitFor();
        }
        isAccessible();
        fitsTheWindow();
        screenshot("playground-" + state + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440", "DARK, 360"})
    void theDrawerAndTheReasonsAreReadableToo(ColorScheme scheme, int width) {
        window(width, 900, scheme);
        page.navigate("/?patient=max-gramm&hook=order-sign");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Override …"))
                .click();
        page.locator(".drawer > summary").click();
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("90.0 g ÷ 90 kg = 1.00 g/kg");
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("1 g/kg × 90 kg = 90.0 g");
        isAccessible();
        for (String tab : new String[] {"Request", "Response"}) {
            page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(tab)).click();
            isAccessible();
        }
        fitsTheWindow();
        screenshot("playground-drawer-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width);
    }

    @Test
    void everyStateHasALink() {
        page.navigate("/?patient=alice-inorder&hook=order-sign");
        page.locator(".silence").waitFor();
        page.locator("#pad-dose").fill("85");
        page.getByLabel("Unit").selectOption("g");
        page.locator("[name=profile][value=epic]").check();
        page.locator("[name=mode][value=prefetch]").check();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign").setExact(true))
                .click();
        assertThat(page.locator(".card.warning").first()).containsText("85 g");
        String link = page.url();

        window(1440, 900, ColorScheme.LIGHT);
        page.navigate(link);
        assertThat(page.locator(".card.warning").first()).containsText("85 g");
        assertThat(page.locator("#pad-dose")).hasValue("85");
        assertThat(page.locator("#pad-unit")).hasValue("g");
        assertThat(page.locator("[name=profile][value=epic]")).isChecked();
        assertThat(page.locator("[name=mode][value=prefetch]")).isChecked();
        assertThat(page.url()).isEqualTo(link);
    }

    @Test
    void anotherServerIsReadAndAskedWhereTheAddressNamesIt() {
        String other = server.base().replace("localhost", "127.0.0.1");
        names(other);
        page.navigate("/?fhir=" + other + "/fhir&cds=" + other + "/cds-services&patient=max-gramm&hook=order-sign"
                + "&product=1809499&dose=1&unit=g/kg&days=2&every=1d&route=47625008");
        assertThat(page.locator(".card.warning h3")).containsText("IVIG 90 g on one day");
        assertThat(page.locator(".patients .what").first()).containsText("years");
        page.locator(".drawer > summary").click();
        page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName("Request")).click();
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("POST " + other + "/cds-services/ivig-myositis");
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("\"fhirServer\": \"" + other + "/fhir\"");
    }

    @Test
    void whatACardSaysIsNeverMarkup() {
        answerWith("""
                {"cards":[{"summary":"<img src=x>","indicator":"warning","uuid":"1",
                "detail":"<img src=x onerror=alert(1)> ![p](/x.png) [a](javascript:alert(1)) [b](https://b.example)",
                "source":{"label":"<b>s</b>","url":"javascript:alert(1)"},
                "links":[{"label":"l","type":"absolute","url":"javascript:alert(1)"}]}]}""");
        page.navigate("/?patient=max-gramm&hook=order-sign");
        assertThat(page.locator(".card h3")).hasText("<img src=x>");
        assertThat(page.locator(".card .source")).hasText("<b>s</b>");
        assertThat(page.locator(".cards img, .cards b, .cards [href^=javascript]"))
                .hasCount(0);
        assertThat(page.locator(".detail a")).hasCount(2);
        assertThat(page.locator(".detail a[rel='noopener noreferrer'][target=_blank]"))
                .hasCount(2);
    }

    @Test
    void whatGoesWrongIsToldInWords() {
        page.route("**/cds-services/ivig-myositis", Route::abort);
        page.navigate("/?patient=max-gramm&hook=order-sign");
        assertThat(page.locator("#advice [role=alert]")).containsText("The CDS service cannot be reached");
        isAccessible();
        page.unroute("**/cds-services/ivig-myositis");
        page.route(
                "**/cds-services/ivig-myositis",
                route -> route.fulfill(
                        new Route.FulfillOptions()
                                .setStatus(412)
                                .setContentType("application/json")
                                .setBody(
                                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\",\"diagnostics\":\"The problem list could not be had.\"}]}")));
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign").setExact(true))
                .click();
        assertThat(page.locator("#advice [role=alert]"))
                .containsText("refused with status 412. The problem list could not be had.");
        page.navigate("/?patient=nobody");
        assertThat(page.locator("#chart [role=alert]")).containsText("The FHIR server refused with status 404");
        expectsErrors();
    }

    private void answerWith(String json) {
        page.route(
                "**/cds-services/ivig-myositis",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(json)));
    }
}
