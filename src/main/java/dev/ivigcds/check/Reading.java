package dev.ivigcds.check;

import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.consult.ChartReview;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The report on a request: what the service sees in it, section by section.
 *
 * @param catalog the knowledge it is judged by
 * @param profiles what we look at in which resource
 * @param at the time it is judged at
 * @param zone where dates without an offset are read
 */
record Reading(Catalog catalog, List<Profile> profiles, Instant at, ZoneId zone) {

    /** The report on a request that could be read. */
    String of(Captured captured, Answer answer) {
        Paper paper = new Paper();
        List<Captured.Found> resources = captured.resources();
        new CallLines(captured, at, zone).onto(paper);
        new PrefetchLines(captured, needs(captured)).onto(paper, answer);
        new CodeLines(resources, catalog.terminology()).onto(paper);
        new QuantityLines(resources).onto(paper, answer);
        switch (answer) {
            case Answer.Judged judged -> {
                VerdictLines.onto(paper, judged.decision());
                CardLines.onto(paper, judged.cards());
            }
            case Answer.NotYet(Refusal unlessFetched) ->
                refusal(
                        paper.section("Not judged: the server would fetch first, and if that failed it would refuse"),
                        unlessFetched);
            case Answer.Refused(Refusal why) -> refusal(paper.section("Not understood"), why);
        }
        new MustSupport(profiles, resources, catalog.terminology()).onto(paper);
        return paper.toString();
    }

    /** The report on a request that could not even be read. */
    static String of(Refusal refusal) {
        return refusal(new Paper().section("Not understood"), refusal).toString();
    }

    private List<PrefetchNeed> needs(Captured captured) {
        String hook = captured.read().hook();
        return catalog.require(ChartReview.SERVICE, hook)
                .needs(Occasion.ofHook(hook).orElseThrow());
    }

    private static Paper refusal(Paper paper, Refusal refusal) {
        paper.entry("answer", refusal.status() + " " + refusal.code()).entry("why", refusal.words());
        if (!refusal.where().isEmpty()) {
            paper.entry("where", String.join(", ", refusal.where()));
        }
        return paper;
    }
}
