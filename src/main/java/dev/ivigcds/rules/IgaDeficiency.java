package dev.ivigcds.rules;

import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** IgA deficiency, by value or by diagnosis (S-02; clinical.md 6-8, 6-24, 6-26). Antibodies against IgA make it critical whatever was tolerated. */
record IgaDeficiency(Chart chart, IgaScreening limits, IgaOnFile onFile, AntiIga antibodies, EarlierInfusions earlier) {
    private static final int LONGEST_REACTION = 20;
    private static final BigDecimal LEAST_SHOWN = new BigDecimal("0.01");

    /** How the deficiency is known. */
    private enum Known {
        VALUE("default", ""),
        REPORTED("reported", "Reported"),
        DIAGNOSIS("diagnosis", "Diagnosis");

        private final String state;
        private final String suffix;

        Known(String state, String suffix) {
            this.state = state;
            this.suffix = suffix;
        }

        String state() {
            return state;
        }

        /** The state where something else is known besides, for example {@code mildReported}. */
        String besides(String more) {
            return more + suffix;
        }
    }

    /** Verdicts of all IgA topics, if the patient is deficient. */
    Optional<Map<Topic, Verdict>> judge() {
        return known().map(this::verdicts);
    }

    private Optional<Known> known() {
        Optional<SerumIga> latest =
                onFile.tooYoung() ? Optional.empty() : onFile.valid().map(IgaOnFile.Reading::iga);
        if (latest.orElse(null) instanceof SerumIga.Deficient deficient) {
            return Optional.of(shown(deficient).isPresent() ? Known.VALUE : Known.REPORTED);
        }
        return diagnosis().isPresent() ? Optional.of(Known.DIAGNOSIS) : Optional.empty();
    }

    /** To two decimals, never rounded up; nothing where a number would have to be made up. */
    private static Optional<String> shown(SerumIga.Deficient deficient) {
        return deficient
                .mgPerDl()
                .filter(v -> v.signum() == 0 || v.compareTo(LEAST_SHOWN) >= 0)
                .map(v -> v.signum() == 0
                        ? "0"
                        : v.setScale(2, RoundingMode.DOWN).stripTrailingZeros().toPlainString());
    }

    /** A diagnosis of IgA deficiency that no later normal result speaks against. */
    private Optional<Problem> diagnosis() {
        return chart.problems().items().stream()
                .filter(p -> p.what().is(Concepts.IGA_DEFICIENCY))
                .filter(p -> !isOutdated(p))
                .findFirst();
    }

    private boolean isOutdated(Problem problem) {
        Optional<LocalDate> made = Stream.of(problem.onset(), problem.recorded())
                .flatMap(Optional::stream)
                .map(When::day)
                .max(LocalDate::compareTo);
        Optional<LocalDate> normal = onFile.tooYoung()
                ? Optional.empty()
                : onFile.valid()
                        .filter(r -> r.iga() instanceof SerumIga.NotDeficient)
                        .flatMap(IgaOnFile.Reading::day);
        return made.isPresent() && normal.filter(day -> day.isAfter(made.get())).isPresent();
    }

    private Map<Topic, Verdict> verdicts(Known known) {
        List<Allergy> reactions = ImmunoglobulinReactions.of(chart);
        boolean reacted = reactions.stream()
                .anyMatch(a -> ImmunoglobulinReactions.isSevere(a) || ImmunoglobulinReactions.isAllergicType(a));
        boolean tolerated = earlier.exposure() == Exposure.PRIOR && !reacted && !antibodies.positive();
        Topic topic = tolerated ? Topic.IGA_DEFICIENT_TOLERATED : Topic.IGA_DEFICIENT;
        Map<Topic, Verdict> verdicts = Answer.allOf(IgaScreening.TOPICS, Verdict.quiet("said as " + topic.code()));
        Finding finding = tolerated ? tolerated(known, reactions) : deficient(known, reacted);
        verdicts.put(topic, new Verdict.Raised(finding, because(known, tolerated, reacted), inputs(reactions)));
        return verdicts;
    }

    private Finding deficient(Known known, boolean reacted) {
        List<String> notes = new ArrayList<>(notes(known));
        if (antibodies.positive() && reacted) {
            notes.addFirst("Labels contraindicate IVIG in IgA deficiency with antibodies against IgA and a history of"
                    + " hypersensitivity.");
        }
        String state = antibodies.positive() ? known.besides("antibodies") : known.state();
        return Finding.of(state, Indicator.CRITICAL, values(known), notes, offers());
    }

    private Finding tolerated(Known known, List<Allergy> reactions) {
        Map<String, String> values = new HashMap<>(values(known));
        values.put("n", Integer.toString(earlier.priorDoses()));
        List<String> notes = new ArrayList<>(notes(known));
        String state = known.state();
        if (!reactions.isEmpty()) {
            state = known.besides("mild");
            values.put("reactions", shown(reactions));
            notes.add("No reaction of an allergic type is recorded.");
        } else if (!chart.allergies().isComplete()) {
            state = known.besides("unchecked");
            notes.add(
                    "Reactions could not be checked: " + chart.allergies().gap().orElse("") + ".");
        }
        if (!chart.given().isComplete()) {
            notes.add("Not all administrations could be checked; there may be more than " + earlier.priorDoses() + ".");
        }
        return Finding.of(state, Indicator.WARNING, values, notes, offers());
    }

    private static String shown(List<Allergy> reactions) {
        List<String> words = reactions.stream()
                .flatMap(a -> a.reactions().isEmpty() ? Stream.of("not described") : a.reactions().stream())
                .map(r -> r.length() <= LONGEST_REACTION ? r : r.substring(0, LONGEST_REACTION - 1) + "…")
                .distinct()
                .toList();
        return words.getFirst() + (words.size() > 1 ? " +" + (words.size() - 1) : "");
    }

    private Map<String, String> values(Known known) {
        return known == Known.VALUE ? Map.of("v", value()) : Map.of();
    }

    private String value() {
        return onFile.valid()
                .map(IgaOnFile.Reading::iga)
                .flatMap(iga -> iga instanceof SerumIga.Deficient deficient ? shown(deficient) : Optional.empty())
                .orElseThrow();
    }

    private String because(Known known, boolean tolerated, boolean reacted) {
        String how = switch (known) {
            case VALUE ->
                "IgA is " + value() + " mg/dL, below " + limits.deficientBelow().shown();
            case REPORTED ->
                "IgA is reported as "
                        + onFile.valid().orElseThrow().named() + ", below "
                        + limits.deficientBelow().shown();
            case DIAGNOSIS -> "IgA deficiency is on the problem list";
        };
        String doses = earlier.priorDoses() + (earlier.priorDoses() == 1 ? " earlier infusion" : " earlier infusions");
        if (tolerated) {
            return how + "; " + doses + " without a recorded reaction of an allergic type";
        }
        return how
                + (antibodies.positive() ? "; antibodies against IgA are positive" : "")
                + (reacted ? "; an allergic or severe reaction to immune globulin is recorded" : "");
    }

    private List<Finding.Offer> offers() {
        boolean urgent = IgaOffers.startsWithin(chart, limits.urgentWithin());
        boolean known = antibodies.latest().isPresent() || antibodies.pending();
        return known ? List.of(IgaOffers.consult(urgent)) : IgaOffers.deficiency(urgent);
    }

    private List<String> notes(Known known) {
        List<String> notes = new ArrayList<>();
        if (known != Known.DIAGNOSIS) {
            notes.add("Deficient by the IgA value; IgG and IgM were not judged.");
        } else {
            onFile.valid()
                    .ifPresent(r -> notes.add(
                            "An IgA result is on file that is not later than the diagnosis: " + r.named() + "."));
        }
        notes.add(
                "Average IgA content as published: Octagam 10 % 106 µg/mL, Octagam 5 % up to 200 µg/mL, Gamunex-C"
                        + " 46 µg/mL, Gammagard Liquid 37 µg/mL, Flebogamma DIF 5 % below 50 µg/mL. Lots differ: check current label.");
        notes.add("If IVIG is given: an observed setting with epinephrine at hand.");
        notes.addAll(antibodies.notes());
        notes.addAll(onFile.notes());
        notes.addAll(earlier.notes());
        return notes;
    }

    private List<Input> inputs(List<Allergy> reactions) {
        Stream<Input> diagnoses = chart.problems().items().stream()
                .filter(p -> p.what().is(Concepts.IGA_DEFICIENCY))
                .map(p -> new Input(
                        "diagnosis", p.what().text(), p.recorded().or(p::onset).map(When::day), p.from()));
        Stream<Input> recorded = reactions.stream()
                .map(a -> new Input(
                        "reaction to immune globulin",
                        String.join(", ", a.reactions()),
                        a.when().map(When::day),
                        a.from()));
        return Stream.of(
                        onFile.inputs().stream(),
                        antibodies.inputs().stream(),
                        diagnoses,
                        earlier.inputs().stream(),
                        recorded)
                .flatMap(s -> s)
                .toList();
    }
}
