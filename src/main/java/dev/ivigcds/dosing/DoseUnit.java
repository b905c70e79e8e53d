package dev.ivigcds.dosing;

import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A unit of dose or rate taken apart (clinical.md 3.1).
 *
 * @param kind what it counts
 * @param factor to grams or millilitres
 * @param perKg whether it is per kilogram of body weight
 * @param perSeconds the time it is per, in seconds
 * @param guessed whether it is a text form that only means this, such as {@code gm}
 */
record DoseUnit(Kind kind, BigDecimal factor, boolean perKg, Optional<BigDecimal> perSeconds, boolean guessed) {

    enum Kind {
        GRAMS,
        MILLILITRES,
        PACKAGES
    }

    private record Counted(Kind kind, BigDecimal factor) {}

    static final BigDecimal DAY = new BigDecimal("86400");

    private static final Map<String, Counted> UCUM = Map.ofEntries(
            grams("g", "1"),
            grams("mg", "0.001"),
            grams("kg", "1000"),
            grams("ug", "0.000001"),
            millilitres("mL", "1"),
            millilitres("ml", "1"),
            millilitres("L", "1000"),
            millilitres("l", "1000"),
            millilitres("dL", "100"),
            millilitres("dl", "100"),
            Map.entry("1", new Counted(Kind.PACKAGES, BigDecimal.ONE)));

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("gm", "g"),
            Map.entry("gms", "g"),
            Map.entry("gram", "g"),
            Map.entry("grams", "g"),
            Map.entry("milligram", "mg"),
            Map.entry("milligrams", "mg"),
            Map.entry("mcg", "ug"),
            Map.entry("µg", "ug"),
            Map.entry("mls", "ml"),
            Map.entry("milliliter", "ml"),
            Map.entry("milliliters", "ml"),
            Map.entry("millilitre", "ml"),
            Map.entry("millilitres", "ml"),
            Map.entry("liter", "l"),
            Map.entry("liters", "l"),
            Map.entry("litre", "l"),
            Map.entry("litres", "l"),
            Map.entry("vial", "1"),
            Map.entry("vials", "1"),
            Map.entry("bottle", "1"),
            Map.entry("bottles", "1"),
            Map.entry("bag", "1"),
            Map.entry("bags", "1"),
            Map.entry("kilogram", "kg"),
            Map.entry("minute", "min"),
            Map.entry("hour", "h"),
            Map.entry("hr", "h"),
            Map.entry("day", "d"),
            Map.entry("week", "wk"));

    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "s", BigDecimal.ONE,
            "min", new BigDecimal("60"),
            "h", new BigDecimal("3600"),
            "d", DAY,
            "wk", new BigDecimal("604800"));

    private static Map.Entry<String, Counted> grams(String code, String factor) {
        return Map.entry(code, new Counted(Kind.GRAMS, new BigDecimal(factor)));
    }

    private static Map.Entry<String, Counted> millilitres(String code, String factor) {
        return Map.entry(code, new Counted(Kind.MILLILITRES, new BigDecimal(factor)));
    }

    /** The unit of a quantity, or empty if it is none a dose can be written in. */
    static Optional<DoseUnit> of(Quantity quantity) {
        String unit = quantity.unit().strip();
        return quantity.ucum() || UCUM.containsKey(unit) ? ofUcum(unit) : ofWords(unit);
    }

    /** The seconds of a UCUM time unit up to a week; longer ones have no fixed length. */
    static Optional<BigDecimal> seconds(String ucum) {
        return Optional.ofNullable(SECONDS.get(ucum));
    }

    private static Optional<DoseUnit> ofUcum(String code) {
        if (code.matches("\\{(vial|bottle|bag)s?}")) {
            return Optional.of(new DoseUnit(Kind.PACKAGES, BigDecimal.ONE, false, Optional.empty(), false));
        }
        String bare = code.replaceAll("\\{[^}]*}", "").replaceAll("/\\(kg\\.(\\w+)\\)", "/kg/$1");
        return parts(bare.split("/", -1), false);
    }

    private static Optional<DoseUnit> ofWords(String text) {
        String[] words =
                text.toLowerCase(Locale.ROOT).replaceAll("\\s+per\\s+", "/").split("/", -1);
        for (int i = 0; i < words.length; i++) {
            String word = words[i].strip();
            words[i] = word.equals("dose") && i > 0 ? "" : WORDS.getOrDefault(word, word);
        }
        return parts(words, !String.join("/", words).equals(text));
    }

    private static Optional<DoseUnit> parts(String[] parts, boolean guessed) {
        Optional<Counted> counted = Optional.ofNullable(UCUM.get(parts[0]));
        boolean perKg = false;
        Optional<BigDecimal> perSeconds = Optional.empty();
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].isEmpty()) {
                continue;
            }
            Optional<BigDecimal> time = seconds(parts[i]);
            if (parts[i].equals("kg") && !perKg) {
                perKg = true;
            } else if (time.isPresent() && perSeconds.isEmpty()) {
                perSeconds = time;
            } else {
                return Optional.empty();
            }
        }
        boolean kg = perKg;
        Optional<BigDecimal> per = perSeconds;
        return counted.map(c -> new DoseUnit(c.kind(), c.factor(), kg, per, guessed));
    }
}
