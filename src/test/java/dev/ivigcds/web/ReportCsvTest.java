package dev.ivigcds.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.wire.FeedbackReport;
import dev.ivigcds.wire.FeedbackReport.ReasonCount;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCsvTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            =cmd()        | '=cmd()=1
            +1            | '+1=1
            -1            | '-1=1
            @SUM(A1)      | '@SUM(A1)=1
            a,"b          | "a,""b=1"
            a;=cmd()      | a =cmd()=1
            weightVerified| weightVerified=1
            """)
    void noCellIsTakenForAFormula(String code, String cell) {
        assertThat(csv(new ReasonCount(code, 1))).endsWith("," + DAY + "," + cell + "\r\n");
    }

    @Test
    void noReasonIsTakenForAFormulaWhereSemicolonsPartCells() {
        assertThat(csv(new ReasonCount("a", 2), new ReasonCount("=b", 1))).endsWith(",a=2; '=b=1\r\n");
    }

    @Test
    void aTopicThatWasNotRaisedSaysWhenItLastWas() {
        List<FeedbackReport.Silent> silent =
                List.of(new FeedbackReport.Silent("dose80", DAY), new FeedbackReport.Silent("igAllergy", null));
        assertThat(ReportCsv.of(new FeedbackReport(DAY, DAY, null, List.of(), silent, 0, 0)))
                .endsWith("\r\ndose80,,,0,0,0,0,,,,2026-11-22,\r\nigAllergy,,,0,0,0,0,,,,,\r\n");
    }

    private static String csv(ReasonCount... reasons) {
        FeedbackReport.Row row =
                new FeedbackReport.Row("dose80", "2026-11", "live", 1, 0, 1, 0, List.of(reasons), null, DAY);
        return ReportCsv.of(new FeedbackReport(DAY, DAY, null, List.of(row), List.of(), 1, 0));
    }
}
