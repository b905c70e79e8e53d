package dev.ivigcds.demo;

import dev.ivigcds.pages.Html;
import dev.ivigcds.pages.Place;
import dev.ivigcds.pages.Site;
import dev.ivigcds.wire.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The demo's front page: a small EHR that calls this server, or the FHIR and CDS servers that its address names. */
@RestController
@Profile("demo")
final class Playground {
    /** A name or an IPv4 or IPv6 address; nothing that could end a word of the Content-Security-Policy. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]");

    private final Site site;

    Playground(Site site) {
        this.site = site;
    }

    /**
     * The page.
     *
     * @param fhir base URL of another FHIR R4 server to read and write, in place of the demo's
     * @param cds  base URL of other CDS services to call, in place of ours: what discovery's address begins with
     */
    @GetMapping("/")
    ResponseEntity<String> page(
            @RequestParam(required = false) @Nullable String fhir,
            @RequestParam(required = false) @Nullable String cds) {
        Html page = site.page(Place.PLAYGROUND, "Playground")
                .shape("ehr")
                .style("playground.css")
                .library("chart.js")
                .library("markdown-it.js")
                .script("playground.js")
                .withoutScript("The playground needs JavaScript. The rules and the feedback report do without.")
                .part("settings", "Settings of the playground", "")
                .part("patients", "Patients", "Reading the patients …")
                .part("chart", "Chart", "")
                .part("advice", "Advice", "")
                .part("wire", "What was sent and answered", "");
        if (fhir != null) {
            page.connection(origin("fhir", fhir));
        }
        if (cds != null) {
            page.connection(origin("cds", cds));
        }
        return page.answer();
    }

    /** Scheme, host and port of a base URL: all that the policy lets the page call besides this server. */
    private static String origin(String name, String base) {
        try {
            URI uri = new URI(base);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            String host = uri.getHost() == null ? "" : uri.getHost();
            if (http && HOST.matcher(host).matches() && uri.getRawUserInfo() == null) {
                return uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new Refusal.Malformed(
                name + " must be the base URL of a server, such as https://fhir.example/r4, without user or password.",
                name);
    }
}
