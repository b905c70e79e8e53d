package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs of severe acute myositis among the diagnoses that stand (S-17; clinical.md 5.2-7, 6-16, 6-25).
 *
 * @param acute those that began lately or, where no onset is known, were recorded lately, and diagnoses of the current encounter; the gravest
 *     first
 * @param undated those without any date
 * @param passedOver why others do not count, as clauses
 */
record SevereFeatures(List<Feature> acute, List<Feature> undated, List<String> passedOver) {
    private static final int LONGEST_NAME = 14;

    /** What a severe feature is, the gravest first. */
    enum Kind {
        RESPIRATORY_FAILURE("acute respiratory failure", "resp. failure"),
        VENTILATOR("dependence on a ventilator", "ventilator"),
        DYSPHAGIA("dysphagia", "dysphagia"),
        RHABDOMYOLYSIS("rhabdomyolysis", "rhabdomyolysis");

        private final String words;
        private final String brief;

        Kind(String words, String brief) {
            this.words = words;
            this.brief = brief;
        }

        String words() {
            return words;
        }

        private Concept concept() {
            return switch (this) {
                case RESPIRATORY_FAILURE -> Concepts.ACUTE_RESPIRATORY_FAILURE;
                case VENTILATOR -> Concepts.VENTILATOR_DEPENDENCE;
                case DYSPHAGIA -> Concepts.DYSPHAGIA;
                case RHABDOMYOLYSIS -> Concepts.RHABDOMYOLYSIS;
            };
        }
    }

    /** One diagnosis of a kind. */
    record Feature(Kind kind, Problem problem) {
        /** Onset wins over the date of recording (clinical.md 6-16). */
        Optional<LocalDate> day() {
            return problem.onset().or(problem::recorded).map(When::day);
        }

        Input input() {
            String dated = problem.onset().isPresent() ? ", by onset" : "";
            return new Input(kind.words() + dated, problem.what().text(), day(), problem.from());
        }
    }

    /** Reads them; what began, or was recorded, on a day {@code recent} ago still is recent. */
    static SevereFeatures of(Chart chart, Period recent) {
        List<Feature> acute = new ArrayList<>();
        List<Feature> undated = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        LocalDate since = chart.today().minus(recent);
        features(chart).forEach(feature -> {
            Optional<String> otherwise = explained(feature, chart, since);
            if (otherwise.isPresent()) {
                passedOver.add(otherwise.get());
            } else if (feature.problem().ofThisEncounter()
                    || feature.day().filter(day -> !day.isBefore(since)).isPresent()) {
                acute.add(feature);
            } else if (feature.day().isEmpty()) {
                undated.add(feature);
            } else {
                passedOver.add(
                        feature.kind().words() + " is of " + feature.day().orElseThrow() + ", more than "
                                + ChronoUnit.DAYS.between(since, chart.today()) + " days ago");
            }
        });
        return new SevereFeatures(acute, undated, passedOver);
    }

    private static Stream<Feature> features(Chart chart) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> chart.problems().items().stream()
                        .filter(p -> p.what().is(kind.concept()))
                        .map(p -> new Feature(kind, p))
                        .sorted(Comparator.comparing((Feature f) -> f.day().orElse(LocalDate.MIN))
                                .reversed()));
    }

    /** Swallowing difficulty that a stroke has left, or that is part of inclusion body myositis and has no recent onset. */
    private static Optional<String> explained(Feature feature, Chart chart, LocalDate since) {
        if (feature.kind() != Kind.DYSPHAGIA) {
            return Optional.empty();
        }
        boolean afterStroke =
                chart.problems().items().stream().anyMatch(p -> p.what().is(Concepts.DYSPHAGIA_AFTER_STROKE));
        if (afterStroke) {
            return Optional.of("dysphagia is coded as following a stroke");
        }
        boolean began = feature.problem()
                .onset()
                .filter(onset -> !onset.day().isBefore(since))
                .isPresent();
        return !began && InclusionBodyMyositis.isAlone(chart)
                ? Optional.of(
                        "dysphagia without a recent onset is taken for the chronic one of inclusion body myositis")
                : Optional.empty();
    }

    boolean areNone() {
        return acute.isEmpty() && undated.isEmpty();
    }

    /** Those that are told: the acute ones, where there are any. */
    List<Feature> told() {
        return acute.isEmpty() ? undated : acute;
    }

    boolean include(Kind kind) {
        return told().stream().anyMatch(f -> f.kind() == kind);
    }

    /** The gravest by its brief name, with the number of the others where there is room. */
    String named() {
        List<Kind> kinds = told().stream().map(Feature::kind).distinct().toList();
        String gravest = kinds.getFirst().brief;
        String more = kinds.size() > 1 ? gravest + " +" + (kinds.size() - 1) : gravest;
        return more.length() <= LONGEST_NAME ? more : gravest;
    }

    /** All of them by their full names. */
    String words() {
        return String.join(
                ", ", told().stream().map(f -> f.kind().words()).distinct().toList());
    }

    List<Input> inputs() {
        return Stream.concat(acute.stream(), undated.stream())
                .map(Feature::input)
                .toList();
    }
}
