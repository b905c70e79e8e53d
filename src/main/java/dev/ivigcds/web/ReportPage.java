package dev.ivigcds.web;

import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.pages.Html;
import dev.ivigcds.pages.Place;
import dev.ivigcds.pages.Site;
import dev.ivigcds.wire.FeedbackReport;
import dev.ivigcds.wire.RulePage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The feedback report for people to read: topic by topic, live and shadow side by side. */
final class ReportPage {
    private static final List<String> COLUMNS =
            List.of("Month", "Mode", "Cards", "Accepted", "Overridden", "No feedback", "Acceptance, 95 % interval");

    private final Knowledge knowledge;
    private final Site site;

    ReportPage(Knowledge knowledge, Site site) {
        this.knowledge = knowledge;
        this.site = site;
    }

    /** The topics of the services. */
    Set<String> topics() {
        return knowledge.inForce().ruleIndexes().stream()
                .flatMap(index -> index.topics().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Html of(FeedbackReport report, LocalDate today) {
        Html html = site.page(Place.REPORT, "What clinicians did with the cards")
                .paragraph((report.client() == null ? "All clients" : "Client " + report.client()) + ", from "
                        + report.from() + " to " + report.to()
                        + ", days and months in UTC. Feedback received: " + report.received()
                        + (report.unknown() == 0 ? "." : ", of it for cards not known here: " + report.unknown() + "."))
                .paragraph(
                        "A card counts once, by the last that was reported of it. No feedback is silence: an EHR reports nothing of a card"
                                + " that was left alone. It is neither consent nor override, and acceptance is the share among the cards that were"
                                + " answered. A card without a suggestion cannot be accepted. Shadow cards are those that would have been shown.");
        Map<String, List<FeedbackReport.Row>> byTopic = new LinkedHashMap<>();
        report.topics()
                .forEach(row -> byTopic.computeIfAbsent(row.topic(), t -> new ArrayList<>())
                        .add(row));
        if (byTopic.isEmpty()) {
            html.paragraph("Nothing was raised in this time.");
        }
        byTopic.forEach((topic, rows) -> topic(html, topic, rows, today));
        return html.list("Not raised in this time", report.silent(), silent -> silent(silent, today));
    }

    private void topic(Html html, String topic, List<FeedbackReport.Row> rows, LocalDate today) {
        Optional<RulePage> rule = knowledge.inForce().rulePage(topic);
        rule.ifPresentOrElse(page -> html.heading("/rules/" + topic, page.title()), () -> html.heading(topic));
        html.paragraph(lastRaised(rows, today))
                .table(COLUMNS, rows.stream().map(ReportPage::cells).toList());
        Map<String, Long> reasons = new LinkedHashMap<>();
        rows.forEach(row -> row.overrideReasons().forEach(r -> reasons.merge(r.code(), r.count(), Long::sum)));
        long overridden =
                rows.stream().mapToLong(FeedbackReport.Row::overridden).sum();
        long without = overridden
                - reasons.values().stream().mapToLong(Long::longValue).sum();
        List<String> words = new ArrayList<>();
        reasons.forEach((code, count) -> words.add(display(rule, code) + " (" + count + ")"));
        if (without > 0) {
            words.add("no reason given (" + without + ")");
        }
        html.paragraph(words.isEmpty() ? "" : "Overridden because: " + String.join("; ", words) + ".");
    }

    private static String lastRaised(List<FeedbackReport.Row> rows, LocalDate today) {
        Map<String, LocalDate> last = new LinkedHashMap<>();
        rows.forEach(row -> last.put(row.mode(), row.lastRaised()));
        List<String> words = new ArrayList<>();
        last.forEach((mode, day) -> words.add("Last raised (" + mode + ") on " + day + ", " + ago(day, today) + "."));
        return String.join(" ", words);
    }

    private static List<String> cells(FeedbackReport.Row row) {
        return List.of(
                row.month(),
                row.mode(),
                String.valueOf(row.shown()),
                String.valueOf(row.accepted()),
                String.valueOf(row.overridden()),
                String.valueOf(row.noFeedback()),
                Optional.ofNullable(row.acceptance())
                        .map(a -> percent(a.rate()) + " % (" + percent(a.low()) + " to " + percent(a.high()) + ")")
                        .orElse("none answered"));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    /** The words of a reason of ours; a code of the client's own is shown as it came. */
    private static String display(Optional<RulePage> rule, String code) {
        return rule.stream()
                .flatMap(page -> page.overrideReasons().stream())
                .filter(reason -> code.equals(reason.code()) || code.equals(reason.hl7()))
                .map(RulePage.Reason::display)
                .findFirst()
                .orElse(code);
    }

    private String silent(FeedbackReport.Silent silent, LocalDate today) {
        return knowledge.inForce().rulePage(silent.topic()).map(RulePage::title).orElse(silent.topic()) + ": "
                + Optional.ofNullable(silent.lastRaised())
                        .map(day -> "last raised on " + day + ", " + ago(day, today))
                        .orElse("never, as far back as records reach");
    }

    private static String ago(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(day, today);
        return days == 0 ? "today" : days == 1 ? "1 day ago" : days + " days ago";
    }
}
