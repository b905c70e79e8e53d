package dev.ivigcds.web;

import dev.ivigcds.wire.FeedbackReport;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The feedback report as CSV (RFC 4180): a line for each topic, month and mode, then one for each topic that was not raised. */
final class ReportCsv {
    private static final String HEADER =
            "topic,month,mode,shown,accepted,overridden,noFeedback,acceptanceRate,acceptanceLow,acceptanceHigh,lastRaised,overrideReasons";

    private ReportCsv() {}

    static String of(FeedbackReport report) {
        Stream<String> lines = Stream.concat(
                report.topics().stream().map(ReportCsv::line),
                report.silent().stream().map(ReportCsv::line));
        return Stream.concat(Stream.of(HEADER), lines)
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
    }

    private static String line(FeedbackReport.Row row) {
        Optional<FeedbackReport.Share> acceptance = Optional.ofNullable(row.acceptance());
        String reasons = row.overrideReasons().stream()
                .map(reason -> inert(reason.code().replace(';', ' ')) + "=" + reason.count())
                .collect(Collectors.joining("; "));
        return line(
                row.topic(),
                row.month(),
                row.mode(),
                row.shown(),
                row.accepted(),
                row.overridden(),
                row.noFeedback(),
                acceptance.map(share -> share.rate().toString()).orElse(""),
                acceptance.map(share -> share.low().toString()).orElse(""),
                acceptance.map(share -> share.high().toString()).orElse(""),
                row.lastRaised(),
                reasons);
    }

    private static String line(FeedbackReport.Silent silent) {
        Object last = Optional.<Object>ofNullable(silent.lastRaised()).orElse("");
        return line(silent.topic(), "", "", 0, 0, 0, 0, "", "", "", last, "");
    }

    private static String line(Object... fields) {
        return Arrays.stream(fields).map(String::valueOf).map(ReportCsv::field).collect(Collectors.joining(","));
    }

    private static String field(String text) {
        String inert = inert(text);
        return inert.matches("[^\",\r\n]*") ? inert : "\"" + inert.replace("\"", "\"\"") + "\"";
    }

    /** A reason's code is the client's text: a spreadsheet must not take it for a formula, whatever it parts cells by. */
    private static String inert(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
