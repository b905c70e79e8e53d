package dev.ivigcds.pages;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The frame that all pages share: navigation with the places this server has and, in the demo, the banner that it is not for care. */
@Component
public final class Site {
    private final boolean demo;
    private final List<Place> places = new ArrayList<>();

    Site(Environment environment) {
        demo = environment.acceptsProfiles(Profiles.of("demo"));
        if (demo) {
            places.add(Place.PLAYGROUND);
        }
        places.add(Place.RULES);
        places.add(Place.ARTEFACTS);
        if (demo || environment.containsProperty("ivig-cds.operators[0].name")) {
            places.add(Place.REPORT);
        }
    }

    /** A new page with its heading. */
    public Html page(Place here, String title) {
        return new Html(title, top(here));
    }

    private String top(Place here) {
        StringBuilder top = new StringBuilder(
                "<header class=\"top\"><span class=\"name\">IVIG CDS</span><nav aria-label=\"Site\"><ul>");
        for (Place place : places) {
            top.append("<li><a href=\"")
                    .append(place.href())
                    .append(place == here ? "\" aria-current=\"page\">" : "\">")
                    .append(place.words())
                    .append("</a></li>");
        }
        top.append("</ul></nav>");
        if (demo) {
            top.append("<p class=\"demo\" role=\"note\">Demo, not for care.</p>");
        }
        return top.append("</header>").toString();
    }
}
