package dev.ivigcds.check;

import dev.ivigcds.facts.Recognition;
import dev.ivigcds.terminology.Terminology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Elements that the service would look at and that are absent, by the profiles installed. A plain check of presence; the full validator is the
 * build's.
 *
 * @param profiles the profiles
 * @param resources the resources of the call
 * @param terminology our lists, by which a resource is known to be what a profile is about
 */
record MustSupport(List<Profile> profiles, List<Captured.Found> resources, Terminology terminology) {

    /** What one resource lacks of one profile. */
    record Gap(Captured.Found resource, Profile profile, List<Profile.Element> missing) {}

    void onto(Paper paper) {
        paper.section("Missing must-support elements");
        if (profiles.isEmpty()) {
            paper.line("No profiles are installed below fhir-profiles, so this was not looked at.");
            return;
        }
        List<Gap> all = gaps();
        Map<String, String> reasons = new TreeMap<>();
        for (Gap gap : all) {
            if (!gap.missing().isEmpty()) {
                paper.line(gap.resource().name() + " as " + gap.profile().title() + ": no "
                        + gap.missing().stream().map(Profile.Element::path).collect(Collectors.joining(", ")));
                gap.missing().stream()
                        .filter(element -> !element.reason().isEmpty())
                        .forEach(e -> reasons.put(gap.profile().type() + "." + e.path(), e.reason()));
            }
        }
        long whole = all.stream().filter(gap -> gap.missing().isEmpty()).count();
        paper.line(
                all.isEmpty()
                        ? "No resource of the request is one that a profile is about."
                        : "All there: " + whole + " of " + all.size() + " resources looked at.");
        reasons.forEach((path, reason) -> paper.line(path + ": " + reason));
    }

    /** Every resource with each profile that is about it. */
    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (Captured.Found resource : resources) {
            profiles.stream()
                    .filter(profile -> isAbout(profile, resource))
                    .forEach(profile -> gaps.add(new Gap(resource, profile, profile.missing(resource.json()))));
        }
        return gaps;
    }

    private boolean isAbout(Profile profile, Captured.Found resource) {
        if (!profile.type().equals(resource.type())) {
            return false;
        }
        boolean claimed = Tree.at(resource.json(), "meta.profile").stream()
                .anyMatch(url -> url.isString() && url.asString().equals(profile.url()));
        return claimed
                || profile.about()
                        .map(ideas -> Coded.in(resource).stream()
                                .filter(Coded::tellsWhat)
                                .map(coded -> coded.recognised(terminology))
                                .anyMatch(what -> what.by() != Recognition.By.NOTHING && what.isAny(ideas)))
                        .orElse(true);
    }
}
