package dev.ivigcds.fhir;

import dev.ivigcds.facts.Section.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;

/**
 * A search answer read page by page. Outcomes that only inform are left out; one that reports an error, a page that cannot
 * be had and everything past the cap make it "not checked", and what was read until then stays as evidence (clinical.md 0.3).
 */
final class Searchset {
    static final String PART_ONLY = "only a part was supplied";

    private static final int MOST_PAGES = 10;
    private static final int MOST_ENTRIES = 1000;

    private final List<Resource> resources = new ArrayList<>();
    private int entries;

    private Searchset() {}

    /**
     * Reads a search answer.
     *
     * @param first its first page
     * @param next how to get the page behind a link
     */
    static Part read(Bundle first, Function<String, Answer> next) {
        Searchset set = new Searchset();
        return new Part(set.resources, set.through(first, next));
    }

    private Completeness through(Bundle first, Function<String, Answer> next) {
        Bundle page = first;
        for (int pages = 1; pages <= MOST_PAGES; pages++) {
            if (!take(page)) {
                return new Completeness.NotChecked(Answer.ERROR);
            }
            if (entries > MOST_ENTRIES) {
                return new Completeness.NotChecked("more than " + MOST_ENTRIES + " entries");
            }
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                return first.getTotal() > entries
                        ? new Completeness.NotChecked(PART_ONLY)
                        : new Completeness.Complete();
            }
            if (pages == MOST_PAGES) {
                break;
            }
            switch (next.apply(page.getLink(Bundle.LINK_NEXT).getUrl())) {
                case Answer.Failed(String because) -> {
                    return new Completeness.NotChecked(because);
                }
                case Answer.Given(Bundle following) -> page = following;
                case Answer.Given(Resource other) -> {
                    return new Completeness.NotChecked(Answer.UNREADABLE);
                }
            }
        }
        return new Completeness.NotChecked("more than " + MOST_PAGES + " pages of entries");
    }

    /** Takes a page's resources in; false if the page reports an error. */
    private boolean take(Bundle page) {
        for (Bundle.BundleEntryComponent entry : page.getEntry()) {
            entries++;
            if (entry.getResource() instanceof OperationOutcome outcome) {
                if (reportsError(outcome)) {
                    return false;
                }
            } else if (entry.hasResource()
                    && entry.getSearch().getMode() != Bundle.SearchEntryMode.OUTCOME
                    && resources.size() < MOST_ENTRIES) {
                resources.add(entry.getResource());
            }
        }
        return true;
    }

    private static boolean reportsError(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .map(OperationOutcome.OperationOutcomeIssueComponent::getSeverity)
                .anyMatch(s -> s != IssueSeverity.WARNING && s != IssueSeverity.INFORMATION);
    }
}
