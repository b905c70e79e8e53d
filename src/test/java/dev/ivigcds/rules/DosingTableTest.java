package dev.ivigcds.rules;

import static dev.ivigcds.dosing.OrderFixture.between;
import static dev.ivigcds.dosing.OrderFixture.given;
import static dev.ivigcds.dosing.OrderFixture.givenInWords;
import static dev.ivigcds.dosing.OrderFixture.inWordsOnly;
import static dev.ivigcds.dosing.OrderFixture.named;
import static dev.ivigcds.dosing.OrderFixture.order;
import static dev.ivigcds.dosing.OrderFixture.running;
import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.kilograms;
import static dev.ivigcds.facts.ChartFixture.result;
import static dev.ivigcds.facts.ChartFixture.standing;
import static dev.ivigcds.rules.Topic.DOSE_80;
import static dev.ivigcds.rules.Topic.DOSE_80_NO_SPLIT;
import static dev.ivigcds.rules.Topic.DOSE_G_KG;
import static dev.ivigcds.rules.Topic.DOSE_UNVERIFIED;
import static dev.ivigcds.rules.Topic.WEIGHT_CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.dosing.OrderFixture;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of clinical.md 3.4 that the scope lets through; open-ended orders list 35 days (6-27). */
class DosingTableTest {
    private static final String UNKNOWN = "unknown";

    /** A row: grams of each day, course, greatest g/kg, what is raised, and a split as days × grams (or empty). */
    record Row(
            String id,
            ChartFixture chart,
            List<String> grams,
            String course,
            String perKg,
            Set<Topic> raised,
            String split) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Row> rows() {
        MedicationOrder v24 = named(given("60", "g").order(), "7");
        return Stream.of(
                row("V01", of(given("1", "g/kg").every("1", "d").count(2), "70"), days(2, "70.0"), "140.0", "1.00"),
                row(
                        "V02",
                        of(given("1", "g/kg").every("1", "d").count(2), "90"),
                        days(2, "90.0"),
                        "180.0",
                        "1.00",
                        "5 x 36.0",
                        DOSE_80),
                row("V03", of(given("80", "g").every("1", "d").count(2), "85"), days(2, "80.0"), "160.0", "0.94"),
                row(
                        "V04",
                        of(given("80.5", "g").every("1", "d").count(2), "85"),
                        days(2, "80.5"),
                        "161.0",
                        "0.95",
                        "5 x 32.2",
                        DOSE_80),
                row("V05", of(given("800", "mL").of("IVIG", "0.1"), "82"), days(1, "80.0"), "80.0", "0.98"),
                row("V07", of(given("900", "mL"), "80"), List.of(), UNKNOWN, UNKNOWN, "", DOSE_UNVERIFIED),
                row(
                        "V09",
                        of(given("140", "g").every("4", "wk"), "70"),
                        days(2, "140.0"),
                        "140.0",
                        "2.00",
                        "5 x 28.0",
                        DOSE_80,
                        DOSE_G_KG),
                row(
                        "V10",
                        of(given("140", "g").count(1).text("140 g total divided over 2 days"), "70"),
                        days(1, "140.0"),
                        "140.0",
                        "2.00",
                        "5 x 28.0",
                        DOSE_80,
                        DOSE_G_KG),
                row(
                        "V11",
                        chart().signing(given("1", "g/kg")
                                        .every("1", "d")
                                        .count(2)
                                        .order())
                                .with("body", result(Concepts.WEIGHT_MEASURED, "176", "[lb_av]", "2026-02-27")),
                        days(2, "79.8"),
                        "159.6",
                        "1.00"),
                row(
                        "V13",
                        of(given("1", "g/kg").every("1", "d").count(2), "154")
                                .with("body", kilograms("70", "2025-12-02")),
                        days(2, "154.0"),
                        "308.0",
                        "1.00",
                        "",
                        WEIGHT_CONFLICT),
                row(
                        "V14",
                        chart().signing(given("1", "g/kg")
                                        .every("1", "d")
                                        .count(2)
                                        .order())
                                .with("body", kilograms("78", "2025-01-02")),
                        days(2, "78.0"),
                        "156.0",
                        "1.00"),
                row(
                        "V15",
                        chart().signing(given("0.4", "g/kg")
                                .every("1", "d")
                                .count(5)
                                .order()),
                        List.of(),
                        UNKNOWN,
                        "0.40",
                        "",
                        DOSE_UNVERIFIED),
                row(
                        "V17",
                        of(given("0.4", "g/kg").every("1", "d").count(5), "150")
                                .with("body", result(Concepts.HEIGHT, "170", "cm", "2026-02-27")),
                        days(5, "60.0"),
                        "300.0",
                        "0.40"),
                row(
                        "V18",
                        of(given("1", "g/kg").every("1", "d").count(2), "150"),
                        days(2, "150.0"),
                        "300.0",
                        "1.00",
                        "5 x 60.0",
                        DOSE_80),
                row(
                        "V19",
                        of(given("0.4", "g/kg").every("1", "d").count(5), "220"),
                        days(5, "88.0"),
                        "440.0",
                        "0.40",
                        "",
                        DOSE_80_NO_SPLIT),
                row(
                        "V21",
                        of(
                                order(
                                        given("40", "g").sequence(1).event("2026-03-03T08:00:00+01:00"),
                                        given("50", "g").sequence(1).event("2026-03-03T16:00:00+01:00")),
                                "88"),
                        days(1, "90.0"),
                        "90.0",
                        "1.02",
                        "3 x 30.0",
                        DOSE_80),
                row(
                        "V23",
                        of(given("50", "g"), "88")
                                .signing(named(given("40", "g").order(), "mr2")),
                        days(1, "90.0"),
                        "90.0",
                        "1.02",
                        "3 x 30.0",
                        DOSE_80),
                row(
                        "V24",
                        of(v24, "60").with("orders", standing(v24, "7", MedicationOrder.Status.ACTIVE, "2026-03-02")),
                        days(1, "60.0"),
                        "60.0",
                        "1.00"),
                row(
                        "V25",
                        of(given("45", "g").times(2, "1", "d").count(4), "88"),
                        days(2, "90.0"),
                        "180.0",
                        "1.02",
                        "5 x 36.0",
                        DOSE_80),
                row(
                        "V28",
                        of(between("70", "90", "g").every("1", "d").count(2), "90"),
                        days(2, "90.0"),
                        "180.0",
                        "1.00",
                        "5 x 36.0",
                        DOSE_80),
                row(
                        "V30",
                        of(running("200", "mL/h").over("5", "h").of("Privigen 10 %", ""), "90"),
                        days(1, "100.0"),
                        "100.0",
                        "1.11",
                        "3 x 33.3",
                        DOSE_80,
                        DOSE_G_KG),
                row(
                        "V33",
                        of(inWordsOnly("IVIG 1 g/kg x 2 days"), "92"),
                        List.of(),
                        UNKNOWN,
                        UNKNOWN,
                        "",
                        DOSE_UNVERIFIED),
                row(
                        "V39",
                        of(given("65", "g").every("1", "d").lasting("2", "d"), "65"),
                        days(2, "65.0"),
                        "130.0",
                        "1.00"),
                row("V41", of(givenInWords("60", "gm"), "60"), days(1, "60.0"), "60.0", "1.00"),
                row("V41 gauss", of(given("60", "G"), "60"), List.of(), UNKNOWN, UNKNOWN, "", DOSE_UNVERIFIED),
                row("V43", of(given("0", "g"), "60"), List.of(), UNKNOWN, UNKNOWN, "", DOSE_UNVERIFIED),
                row("V43 negative", of(given("-40", "g"), "60"), List.of(), UNKNOWN, UNKNOWN, "", DOSE_UNVERIFIED),
                row(
                        "V50",
                        of(given("1", "g/kg").every("4", "wk"), "84"),
                        days(2, "84.0"),
                        "84.0",
                        "1.00",
                        "3 x 28.0",
                        DOSE_80));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowComesOutAsTheTableSays(Row row) {
        Answer answer = InfusionDoseFixture.judge(row.chart());

        Workings.Dose dose = InfusionDoseFixture.dose(answer);
        assertThat(InfusionDoseFixture.grams(answer)).isEqualTo(row.grams());
        assertThat(dose.courseGrams().map(BigDecimal::toPlainString).orElse(UNKNOWN))
                .isEqualTo(row.course());
        assertThat(dose.maxGramsPerKgPerDay().map(BigDecimal::toPlainString).orElse(UNKNOWN))
                .isEqualTo(row.perKg());
        assertThat(dose.split().map(s -> s.days() + " x " + s.gramsPerDay()).orElse(""))
                .isEqualTo(row.split());
        assertThat(InfusionDoseFixture.raised(answer)).isEqualTo(row.raised());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void oneCardIsMadeAtMostAndEveryTopicIsAnswered(Row row) {
        Answer answer = InfusionDoseFixture.judge(row.chart());

        assertThat(answer.verdicts()).containsOnlyKeys(InfusionDose.TOPICS);
        assertThat(InfusionDoseFixture.raised(answer).stream()
                        .filter(t ->
                                InfusionDoseFixture.finding(answer, t).toldBy().isEmpty()))
                .hasSize(row.raised().isEmpty() ? 0 : 1);
    }

    private static Row row(String id, ChartFixture chart, List<String> grams, String course, String perKg) {
        return new Row(id, chart, grams, course, perKg, Set.of(), "");
    }

    private static Row row(
            String id,
            ChartFixture chart,
            List<String> grams,
            String course,
            String perKg,
            String split,
            Topic... raised) {
        return new Row(id, chart, grams, course, perKg, Set.of(raised), split);
    }

    private static ChartFixture of(OrderFixture order, String kg) {
        return of(order.order(), kg);
    }

    private static ChartFixture of(MedicationOrder order, String kg) {
        return chart().signing(order).with("body", kilograms(kg, "2026-02-27"));
    }

    private static List<String> days(int number, String grams) {
        return java.util.Collections.nCopies(number, grams);
    }
}
