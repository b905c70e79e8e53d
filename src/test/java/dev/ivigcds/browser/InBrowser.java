package dev.ivigcds.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.ivigcds.PackagedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of what people see: the demo out of the packaged jar, in a real browser. After each test, nothing was asked of another origin, and the
 * page has reported no error of its own.
 */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    PackagedServer server;
    Chromium chromium;
    Page page;
    private BrowserContext context;
    private final List<String> named = new CopyOnWriteArrayList<>();
    private final List<String> elsewhere = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    /** Arguments of the server besides its ports and the demo profile. */
    String[] settings() {
        return new String[0];
    }

    @BeforeAll
    void startsTheJarAndTheBrowser(@TempDir Path folder) throws Exception {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("--spring.profiles.active=demo", "--ivig-cds.deadline=20s"));
        arguments.addAll(List.of(settings()));
        server = PackagedServer.start(folder, arguments.toArray(String[]::new));
        chromium = Chromium.start();
    }

    @AfterAll
    void endsBoth() throws InterruptedException {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void opensAWindow() {
        window(1440, 900, ColorScheme.LIGHT);
    }

    /** A new window of this size in CSS pixels, in place of the one before. */
    final void window(int width, int height, ColorScheme scheme) {
        if (context != null) {
            context.close();
        }
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setBaseURL(server.base()));
        page = context.newPage();
        page.setDefaultTimeout(30_000);
        context.onRequest(request -> {
            boolean allowed = Stream.concat(Stream.of(server.base()), named.stream())
                    .anyMatch(base -> request.url().startsWith(base + "/"));
            if (!allowed && !request.url().matches("(data|blob|about):.*")) {
                elsewhere.add(request.url());
            }
        });
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
    }

    @AfterEach
    void nothingWasAskedOfAnotherOriginAndThePageMadeNoError() {
        context.close();
        context = null;
        assertThat(elsewhere).as("requests to other origins").isEmpty();
        assertThat(errors).as("errors on the console").isEmpty();
        elsewhere.clear();
        named.clear();
        errors.clear();
    }

    /** From here to the end of the test, the page may ask this server too: its address names it. */
    final void names(String base) {
        named.add(base);
    }

    /** Forgets the errors so far, for a test that provokes one. */
    final void expectsErrors() {
        errors.clear();
    }

    /** Keeps what is to be seen, whole, as {@code target/screenshots/<name>.png}. */
    final void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** axe-core finds nothing on the page as it is (WCAG 2.2 A and AA, and good practice). */
    final void isAccessible() {
        List<Rule> violations =
                new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList())
                .as("axe on %s", URI.create(page.url()).getPath())
                .isEmpty();
    }

    /** Nothing is wider than the window. */
    final void fitsTheWindow() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s needs no sideways scrolling", page.url())
                .isEqualTo(true);
    }
}
