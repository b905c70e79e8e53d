package dev.ivigcds.journal;

import dev.ivigcds.wire.Decision;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A decision record without the patient's values: which data a verdict rests on, not what they were. Of a sentence there remain its words;
 * numbers, dates, quoted words and the values of the verdict's inputs are left out.
 */
final class Discretion {
    private static final String LEFT_OUT = "…";

    /** What the record quotes from the chart; a quotation that was cut short has no closing mark. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*(\"|$)");

    /** Numbers and dates; the digits of a topic's name, as in dose80, are letters here. */
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9])\\d[\\d.,:/-]*");

    private static final int SHORTEST_VALUE = 3;

    private Discretion() {}

    static Decision withoutValues(Decision decision) {
        Decision.Scope scope = decision.scope();
        Decision.Response response = decision.response();
        return new Decision(
                decision.id(),
                decision.knowledge(),
                decision.evaluatedAt(),
                decision.hook(),
                new Decision.Scope(scope.ivig(), scope.myositis(), words(scope.because(), List.of())),
                decision.data(),
                decision.verdicts().stream().map(Discretion::withoutValues).toList(),
                null,
                decision.exposure(),
                response == null ? null : new Decision.Response(null, response.startBasis(), null, response.state()));
    }

    /** How many infusions or diagnoses there were is a value too: each kind of input is named once. */
    private static Decision.Verdict withoutValues(Decision.Verdict verdict) {
        List<String> values = verdict.inputs().stream()
                .map(Decision.Input::value)
                .filter(Objects::nonNull)
                .toList();
        return new Decision.Verdict(
                verdict.topic(),
                verdict.verdict(),
                verdict.mode(),
                words(verdict.because(), values),
                verdict.inputs().stream()
                        .map(Decision.Input::what)
                        .distinct()
                        .map(what -> new Decision.Input(what, null, null, null))
                        .toList());
    }

    static String words(String sentence, List<String> values) {
        String words =
                sentence.indexOf('"') < 0 ? sentence : QUOTED.matcher(sentence).replaceAll(LEFT_OUT);
        for (String value : values) {
            words = value.length() < SHORTEST_VALUE ? words : words.replace(value, LEFT_OUT);
        }
        return NUMBER.matcher(words).replaceAll(LEFT_OUT);
    }
}
