package dev.ivigcds.consult;

import dev.ivigcds.caller.ClientSettings.Mode;
import dev.ivigcds.dosing.Split;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Scope;
import dev.ivigcds.rules.Input;
import dev.ivigcds.rules.Judgement;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import dev.ivigcds.rules.Workings;
import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The decision record of a call, in the words of the contract ("Explain"). */
final class DecisionWriter {
    private DecisionWriter() {}

    static Decision write(
            String knowledge,
            Instant now,
            Occasion occasion,
            List<Decision.Data> data,
            Judgement judgement,
            Modes.ForCaller modes,
            List<Card> cards) {
        return new Decision(
                id(now),
                knowledge,
                now,
                occasion.hook(),
                scope(judgement.scope()),
                data,
                verdicts(judgement, modes, cards),
                judgement
                        .workings(Workings.Dose.class)
                        .map(DecisionWriter::dose)
                        .orElse(null),
                judgement
                        .workings(Workings.Earlier.class)
                        .map(earlier -> earlier.exposure().code())
                        .orElse(null),
                judgement
                        .workings(Workings.Review.class)
                        .map(DecisionWriter::response)
                        .orElse(null));
    }

    /** A UUID of version 7 (RFC 9562): a store finds what is new beside what is new. */
    private static UUID id(Instant now) {
        UUID random = UUID.randomUUID();
        long high = (now.toEpochMilli() << 16) | 0x7000 | (random.getMostSignificantBits() & 0xfff);
        return new UUID(high, random.getLeastSignificantBits());
    }

    private static Decision.Scope scope(Scope scope) {
        String myositis = switch (scope.myositis()) {
            case YES -> "yes";
            case BY_NAME -> "byName";
            case NO -> "no";
            case NOT_CHECKED -> "notChecked";
        };
        return new Decision.Scope(scope.ivig().name().toLowerCase(Locale.ROOT), myositis, scope.because());
    }

    /** Every topic that rules judged. */
    static List<Decision.Verdict> verdicts(Judgement judgement, Modes.ForCaller modes) {
        Map<Topic, Verdict> all = new TreeMap<>(judgement.verdicts());
        List<Decision.Verdict> written = new ArrayList<>();
        all.forEach((topic, verdict) -> written.add(verdict(topic, verdict, modes.of(topic))));
        return written;
    }

    private static List<Decision.Verdict> verdicts(Judgement judgement, Modes.ForCaller modes, List<Card> cards) {
        List<Decision.Verdict> written = verdicts(judgement, modes);
        written.add(checklist(cards));
        return written;
    }

    private static Decision.Verdict verdict(Topic topic, Verdict verdict, Mode mode) {
        if (mode == Mode.OFF) {
            return new Decision.Verdict(topic.code(), "off", null, "switched off by the site", List.of());
        }
        String kind = switch (verdict) {
            case Verdict.Raised raised -> "raised";
            case Verdict.Quiet quiet -> "quiet";
            case Verdict.Undetermined undetermined -> "undetermined";
            case Verdict.Suppressed suppressed -> "suppressed";
        };
        return new Decision.Verdict(
                topic.code(),
                kind,
                mode.name().toLowerCase(Locale.ROOT),
                verdict.because(),
                verdict.inputs().stream().map(DecisionWriter::input).toList());
    }

    private static Decision.Verdict checklist(List<Card> cards) {
        String code = Topic.BEFORE_INFUSION.code();
        boolean merged =
                cards.stream().anyMatch(card -> card.source().topic().code().equals(code));
        return merged
                ? new Decision.Verdict(code, "raised", "live", "reminders were merged into one card", List.of())
                : new Decision.Verdict(code, "quiet", "live", "there were not two reminders to merge", List.of());
    }

    private static Decision.Input input(Input input) {
        return new Decision.Input(
                input.what(),
                input.value(),
                input.date().orElse(null),
                input.from().isEmpty() ? null : input.from());
    }

    private static Decision.Dose dose(Workings.Dose dose) {
        List<Decision.Day> days = new ArrayList<>();
        dose.gramsByDay().forEach((day, grams) -> days.add(new Decision.Day(day, grams)));
        return new Decision.Dose(
                days,
                dose.courseGrams().orElse(null),
                dose.maxGramsPerKgPerDay().orElse(null),
                dose.weightKg().orElse(null),
                dose.split().map(DecisionWriter::split).orElse(null),
                dose.courseGramsPerKg().orElse(null),
                dose.window().map(DecisionWriter::rolling).orElse(null),
                dose.arithmetic(),
                dose.notes());
    }

    private static Decision.Rolling rolling(Workings.Window window) {
        return new Decision.Rolling(
                window.days(),
                window.from(),
                window.to(),
                window.grams().orElse(null),
                window.gramsPerKg().orElse(null));
    }

    private static Decision.Split split(Split split) {
        return new Decision.Split(
                split.days(), split.gramsPerDay(), split.gramsPerKgPerDay().orElse(null));
    }

    private static Decision.Response response(Workings.Review review) {
        return new Decision.Response(
                review.start().orElse(null),
                review.basis()
                        .map(basis -> basis.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                review.courses(),
                review.state());
    }
}
