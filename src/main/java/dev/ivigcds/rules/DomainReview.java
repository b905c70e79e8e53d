package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Section;
import dev.ivigcds.rules.ResponseDomains.Domain;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;

/**
 * What was measured, told to who asks for the review: what would count as improvement, and what is missing (S-08 … S-12).
 *
 * @param chart the chart
 * @param limits the numbers in force
 * @param domains what was measured
 */
record DomainReview(Chart chart, ResponseReview limits, ResponseDomains domains) {
    private static final Map<String, String> CONCEPTS =
            Map.of("TIS", "tis", Strength.NAME, "mmt8", "CK", "ck", "HAQ-DI", "haqDi", "CDASI", "cdasiActivity");

    List<Workings.Measured> all() {
        return domains.all().map(this::of).toList();
    }

    private Workings.Measured of(Domain domain) {
        String concept = CONCEPTS.getOrDefault(domain.name(), domain.name());
        return new Workings.Measured(
                domain.name(),
                concept,
                domain.outcome(),
                domain.baseline(),
                domain.latest(),
                domain.lines(),
                counts(concept),
                decidedBy(concept),
                missing(domain, concept));
    }

    private String counts(String concept) {
        return switch (concept) {
            case "tis" ->
                (isJuvenile()
                                ? shown(limits.tisJuvenile()) + " or more in juvenile disease"
                                : shown(limits.tisAdult()) + " or more")
                        + "; the score is itself a change and needs no baseline";
            case "mmt8" ->
                "a gain of " + shown(limits.strengthGain()) + " of the range or more ("
                        + part(limits.strengthRange()) + " of " + shown(limits.strengthRange())
                        + "), from a baseline below "
                        + shown(limits.strengthCeiling()) + " of it";
            case "ck" ->
                "a fall of " + shown(limits.ckFall())
                        + " or more, or to the upper limit of normal, from a raised baseline; "
                        + "CK alone is a biochemical response";
            default -> "shown, not judged";
        };
    }

    private List<String> decidedBy(String concept) {
        return switch (concept) {
            case "tis" -> List.of(isJuvenile() ? "tisJuvenile" : "tisAdult");
            case "mmt8" -> List.of("strengthGain", "strengthCeiling");
            case "ck" -> List.of("ckFall");
            default -> List.of();
        };
    }

    private boolean isJuvenile() {
        return TotalImprovement.isJuvenile(chart, limits, domains.start().orElse(chart.today()));
    }

    private static String part(Quantity range, Quantity percent) {
        return Decimals.shown(range.value().multiply(percent.value()).movePointLeft(2));
    }

    private String part(Quantity range) {
        return part(range, limits.strengthGain());
    }

    private static String shown(Quantity quantity) {
        return Decimals.shown(quantity.value()) + " " + quantity.unit();
    }

    private String missing(Domain domain, String concept) {
        Section<Observation> section = concept.equals("ck") ? chart.ck() : chart.measures();
        if (concept.equals("ck") && CkCourse.isAmyopathic(chart)) {
            return "not judged in amyopathic dermatomyositis";
        }
        if (domains.start().isEmpty()) {
            return "nothing to compare with: no sure start of IVIG";
        }
        String name = concept.equals("mmt8") ? "MMT-8" : domain.name();
        if (domain.latest().isEmpty()) {
            return Gaps.of(name, section)
                    .orElseGet(() -> nothingLater(name, domains.start().get()));
        }
        boolean compared = concept.equals("mmt8") || concept.equals("ck");
        return compared && domain.baseline().isEmpty()
                ? Gaps.of(name, section)
                        .orElseGet(() -> nothingBefore(name, domains.start().get()))
                : "";
    }

    private String nothingLater(String name, LocalDate from) {
        LocalDate first = from.plus(limits.latestFrom());
        return chart.today().isBefore(first)
                ? "a " + name + " counts from " + first + " on"
                : "no " + name + " since " + first + " (week " + weeks(limits.latestFrom()) + ")";
    }

    private String nothingBefore(String name, LocalDate from) {
        return "no " + name + " from " + from.minus(limits.baselineBefore()) + " to "
                + from.plus(limits.baselineAfter()) + " to compare with";
    }

    private static long weeks(Period period) {
        return java.time.temporal.ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(period)) / 7;
    }
}
