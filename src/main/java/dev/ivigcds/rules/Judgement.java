package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All verdicts on one chart.
 *
 * @param scope the gates
 * @param verdicts every topic of the rules once, and checkFailed
 * @param workings what the rules worked out
 * @param faults what a rule threw, if one did; the others still answered
 */
public record Judgement(
        Scope scope, Map<Topic, Verdict> verdicts, List<Workings> workings, List<RuntimeException> faults) {

    public Judgement {
        verdicts = Map.copyOf(verdicts);
        workings = List.copyOf(workings);
        faults = List.copyOf(faults);
    }

    /** Asks every rule, if the call is in scope. A rule that throws is told as checkFailed and silences no other; dose cards name a risk. */
    public static Judgement of(List<Rule> rules, Chart chart) {
        Scope scope = Scope.of(chart);
        if (scope.isIn()) {
            return ask(rules, chart, scope);
        }
        Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
        boolean unknown = scope.ivig().maybe() && scope.myositis() == Scope.Myositis.NOT_CHECKED;
        Verdict all = unknown ? Verdict.undetermined(scope.because()) : Verdict.quiet(scope.because());
        rules.forEach(rule -> rule.topics().forEach(topic -> verdicts.put(topic, all)));
        boolean told = unknown && !Scope.restsOnRecord(chart);
        verdicts.put(Topic.CHECK_FAILED, told ? notRun(scope) : all);
        return new Judgement(scope, verdicts, List.of(), List.of());
    }

    private static Judgement ask(List<Rule> rules, Chart chart, Scope scope) {
        Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
        List<Workings> workings = new ArrayList<>();
        List<RuntimeException> faults = new ArrayList<>();
        verdicts.put(Topic.CHECK_FAILED, Verdict.quiet("every check was completed"));
        for (Rule rule : rules) {
            try {
                Answer answer = rule.judge(chart);
                answer.verdicts().forEach((topic, verdict) -> verdicts.put(topic, byName(verdict, scope)));
                workings.addAll(answer.workings());
            } catch (RuntimeException e) {
                faults.add(e);
                rule.topics()
                        .forEach(topic ->
                                verdicts.put(topic, Verdict.undetermined("this check could not be completed")));
                verdicts.put(Topic.CHECK_FAILED, failed(rule));
            }
        }
        DoseAtRisk.name(verdicts);
        return new Judgement(scope, verdicts, workings, faults);
    }

    /** What was recognised by its name only goes no higher than warning, and says so (clinical.md 0.1-5, 6-30). */
    private static Verdict byName(Verdict verdict, Scope scope) {
        if (!(verdict instanceof Verdict.Raised raised)) {
            return verdict;
        }
        List<String> notes = new ArrayList<>();
        switch (scope.ivig()) {
            case POSSIBLE -> notes.add("The order was identified as IVIG by its name, not by a code.");
            case PROBABLE -> notes.add("The route is not stated; the order was taken to be intravenous.");
            case YES, NO -> {}
        }
        if (scope.myositis() == Scope.Myositis.BY_NAME) {
            notes.add("Myositis was identified by the words of a diagnosis, not by a code.");
        }
        Finding finding = raised.finding().withNotes(notes);
        return new Verdict.Raised(
                scope.byNameOnly() ? finding.atMost(Indicator.WARNING) : finding, raised.because(), raised.inputs());
    }

    private static Verdict notRun(Scope scope) {
        return new Verdict.Raised(
                Finding.of(
                        "diagnoses", Indicator.INFO, Map.of(), List.of(capitalised(scope.because()) + "."), List.of()),
                scope.because(),
                List.of());
    }

    private static Verdict failed(Rule rule) {
        String checks =
                String.join(", ", rule.topics().stream().map(Topic::code).toList());
        return new Verdict.Raised(
                Finding.of("fault", Indicator.INFO, Map.of(), List.of("Checks concerned: " + checks + "."), List.of()),
                "a check could not be completed",
                List.of());
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** The first workings of a kind. */
    public <W extends Workings> Optional<W> workings(Class<W> kind) {
        return workings.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
