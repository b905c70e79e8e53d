package dev.ivigcds.rules;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The dose rule with the numbers it is shipped with, and short questions to its answers. */
final class InfusionDoseFixture {
    static final InfusionDose SHIPPED = withDailyLimit("80 g");

    private InfusionDoseFixture() {}

    static InfusionDose withDailyLimit(String limit) {
        return new InfusionDose(
                quantity(limit),
                quantity("1.10 g/kg"),
                quantity("2.2 g/kg"),
                quantity("2.2 g/kg"),
                quantity("200 g"),
                quantity("0.42 g/kg"),
                quantity("3 d"),
                quantity("5 d"),
                Period.ofDays(7),
                Period.ofDays(28),
                Period.ofDays(35),
                quantity("10 %"),
                Period.ofDays(90),
                Period.ofDays(30),
                Period.ofYears(18),
                quantity("2 kg"),
                quantity("350 kg"),
                quantity("25 kg"),
                quantity("20 %"),
                Period.ofDays(180),
                quantity("3 %"),
                quantity("30 kg/m2"));
    }

    static Answer judge(ChartFixture chart) {
        return SHIPPED.judge(chart.build());
    }

    static Workings.Dose dose(Answer answer) {
        return (Workings.Dose) answer.workings().getFirst();
    }

    static Finding finding(Answer answer, Topic topic) {
        return raised(answer, topic).finding();
    }

    static Verdict.Raised raised(Answer answer, Topic topic) {
        Verdict verdict = verdict(answer, topic);
        if (verdict instanceof Verdict.Raised raised) {
            return raised;
        }
        throw new AssertionError(topic + " is not raised but " + verdict);
    }

    static Verdict verdict(Answer answer, Topic topic) {
        return java.util.Objects.requireNonNull(answer.verdicts().get(topic));
    }

    /** Every topic that is raised, with a card of its own or as a line of another. */
    static Set<Topic> raised(Answer answer) {
        return answer.verdicts().keySet().stream()
                .filter(t -> answer.verdicts().get(t) instanceof Verdict.Raised)
                .collect(Collectors.toSet());
    }

    static List<String> grams(Answer answer) {
        return dose(answer).gramsByDay().values().stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private static Quantity quantity(String words) {
        String[] parts = words.split(" ", 2);
        return Quantity.of(new BigDecimal(parts[0]), parts[1]);
    }
}
