package dev.ivigcds.dosing;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Result;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One body weight of the record.
 *
 * @param kg kilograms
 * @param when when it was taken, if known
 * @param kind how it was come by
 * @param written value and unit as recorded
 * @param from where it was read, for example {@code Observation/w1}
 */
public record Weighing(BigDecimal kg, Optional<When> when, Kind kind, String written, String from) {
    /** How a weight was come by, the most trusted first (clinical.md 3.3). */
    public enum Kind {
        MEASURED("measured"),
        DRY("dry weight"),
        STATED("stated");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Kilograms in one pound, exact. */
    static final BigDecimal POUND = Ucum.factor("[lb_av]", "kg");

    private static final Map<Concept, Kind> KINDS = Map.of(
            Concepts.WEIGHT_MEASURED, Kind.MEASURED,
            Concepts.WEIGHT_DRY, Kind.DRY,
            Concepts.WEIGHT_STATED, Kind.STATED);

    /** Units a body weight is believed in; any other says that something else was weighed. */
    private static final Set<String> UNITS = Set.of("kg", "g", "[lb_av]", "[oz_av]");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("kgs", "kg"),
            Map.entry("kilogram", "kg"),
            Map.entry("kilograms", "kg"),
            Map.entry("lb", "[lb_av]"),
            Map.entry("lbs", "[lb_av]"),
            Map.entry("pound", "[lb_av]"),
            Map.entry("pounds", "[lb_av]"),
            Map.entry("oz", "[oz_av]"));

    /** Whether a body was weighed, in whatever unit. */
    static boolean isOne(Observation observation) {
        return KINDS.containsKey(observation.concept());
    }

    /** A weight in a unit we know; anything else is no weight. */
    public static Optional<Weighing> of(Observation observation) {
        Optional<Kind> kind = Optional.ofNullable(KINDS.get(observation.concept()));
        if (kind.isEmpty() || !(observation.result() instanceof Result.Measured measured)) {
            return Optional.empty();
        }
        Quantity quantity = measured.quantity();
        return kilograms(quantity)
                .map(kg ->
                        new Weighing(kg, observation.when(), kind.get(), Decimals.shown(quantity), observation.from()));
    }

    /** An exact number in a unit of body weight, in kilograms. */
    static Optional<BigDecimal> kilograms(Quantity quantity) {
        String words = quantity.unit().strip().toLowerCase(Locale.ROOT);
        String unit = quantity.ucum() ? quantity.unit() : WORDS.getOrDefault(words, words);
        boolean exact = quantity.comparator() == Quantity.Comparator.EXACTLY && Decimals.writable(quantity.value());
        return exact && UNITS.contains(unit)
                ? Optional.of(quantity.value().multiply(Ucum.factor(unit, "kg")))
                : Optional.empty();
    }

    static void warmUp() {
        UNITS.forEach(unit -> Ucum.factor(unit, "kg"));
    }

    LocalDate day() {
        return when.map(When::day).orElse(LocalDate.MIN);
    }

    /** The weight and its date for a sentence: {@code 90 kg (2026-02-27)}. */
    public String shown() {
        String date = when.map(w -> w.day().toString()).orElse("undated");
        String source = kind == Kind.MEASURED ? "" : ", " + kind.word();
        return kilograms() + " (" + date + source + ")";
    }

    /** The weight in kilograms, to one decimal: {@code 79.8 kg}. */
    public String kilograms() {
        return Decimals.shown(Decimals.tenth(kg)) + " kg";
    }

    static List<Weighing> latestFirst(List<Weighing> weights) {
        return weights.stream()
                .sorted((a, b) -> b.when().isPresent() && a.when().isPresent()
                        ? b.when().get().compareTo(a.when().get())
                        : Boolean.compare(b.when().isPresent(), a.when().isPresent()))
                .toList();
    }
}
