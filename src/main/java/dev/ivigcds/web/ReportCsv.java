package dev.ivigcds.web;

import dev.ivigcds.wire.FeedbackReport;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The feedback report as CSV (RFC 4180): one line for each topic, month and mode. */
final class ReportCsv {
    private static final String HEADER =
            "topic,month,mode,shown,accepted,overridden,noFeedback,acceptanceRate,acceptanceLow,acceptanceHigh,lastRaised,overrideReasons";

    private ReportCsv() {}

    static String of(FeedbackReport report) {
        return Stream.concat(Stream.of(HEADER), report.topics().stream().map(ReportCsv::line))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
    }

    private static String line(FeedbackReport.Row row) {
        Optional<FeedbackReport.Share> acceptance = Optional.ofNullable(row.acceptance());
        String reasons = row.overrideReasons().stream()
                .map(reason -> reason.code() + "=" + reason.count())
                .collect(Collectors.joining("; "));
        Object[] fields = {
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
            reasons
        };
        return Arrays.stream(fields).map(String::valueOf).map(ReportCsv::field).collect(Collectors.joining(","));
    }

    /** A reason's code is the client's text: a spreadsheet must not take it for a formula. */
    private static String field(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String inert = formula ? "'" + text : text;
        return inert.matches("[^\",\r\n]*") ? inert : "\"" + inert.replace("\"", "\"\"") + "\"";
    }
}
