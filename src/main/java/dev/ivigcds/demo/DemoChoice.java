package dev.ivigcds.demo;

import dev.ivigcds.pages.Html;
import dev.ivigcds.pages.Place;
import dev.ivigcds.pages.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of the demo's authorization on which a patient is chosen, where an app was launched without one. */
@RestController
@Profile("demo")
final class DemoChoice {
    private final RecordStore store;
    private final DemoLaunches launches;
    private final Site site;

    DemoChoice(RecordStore store, DemoLaunches launches, Site site) {
        this.store = store;
        this.launches = launches;
        this.site = site;
    }

    @GetMapping(DemoAuthorization.AUTHORIZE)
    ResponseEntity<String> choose(HttpServletRequest http) {
        Html page = site.page(Place.ELSEWHERE, "Demo sign-in: choose a patient")
                .paragraph("This stands in for an EHR's own sign-in. It asks for no password and protects nothing:"
                        + " the patients are invented.");
        if (!DemoFhirServer.base(http).equals(http.getParameter("aud"))) {
            return page.paragraph("The app asks for another FHIR server (aud) than this demo's: "
                            + DemoFhirServer.base(http) + ".")
                    .answer();
        }
        if (http.getParameter("launch") != null) {
            page.paragraph("The launch that the app brought names no patient of the demo.");
        }
        return page.links("Open the app for", patients(http)).answer();
    }

    /** Each patient with the same request again, and a launch of that patient in it. */
    private Map<String, String> patients(HttpServletRequest http) {
        Map<String, String> links = new LinkedHashMap<>();
        store.all("Patient").forEach(resource -> {
            String id = resource.getIdElement().getIdPart();
            String launch = launches.value(new DemoLaunches.Context(id, null, null));
            links.put(
                    again(http, launch), ((Patient) resource).getNameFirstRep().getNameAsSingleString());
        });
        return links;
    }

    private static String again(HttpServletRequest http, String launch) {
        return UriComponentsBuilder.fromPath(DemoAuthorization.AUTHORIZE)
                .query(http.getQueryString())
                .replaceQueryParam("launch", launch)
                .build(true)
                .toUriString();
    }
}
