package dev.ivigcds.dosing;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units that records write as words, listed one by one, in UCUM (clinical.md 3.1). */
final class UnitWords {
    private static final int LONGEST = 60;
    private static final Pattern HOURS = Pattern.compile("(\\d{1,3})\\s?(?:h|hr|hrs|hour|hours)");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("gm", "g"),
            Map.entry("gms", "g"),
            Map.entry("gram", "g"),
            Map.entry("grams", "g"),
            Map.entry("milligram", "mg"),
            Map.entry("milligrams", "mg"),
            Map.entry("mgs", "mg"),
            Map.entry("mcg", "ug"),
            Map.entry("µg", "ug"),
            Map.entry("μg", "ug"),
            Map.entry("kgs", "kg"),
            Map.entry("kilogram", "kg"),
            Map.entry("kilograms", "kg"),
            Map.entry("mls", "ml"),
            Map.entry("milliliter", "ml"),
            Map.entry("milliliters", "ml"),
            Map.entry("millilitre", "ml"),
            Map.entry("millilitres", "ml"),
            Map.entry("liter", "l"),
            Map.entry("liters", "l"),
            Map.entry("litre", "l"),
            Map.entry("litres", "l"),
            Map.entry("vial", "{vial}"),
            Map.entry("vials", "{vial}"),
            Map.entry("bottle", "{bottle}"),
            Map.entry("bottles", "{bottle}"),
            Map.entry("bag", "{bag}"),
            Map.entry("bags", "{bag}"),
            Map.entry("dose", "{dose}"),
            Map.entry("minute", "min"),
            Map.entry("hour", "h"),
            Map.entry("hr", "h"),
            Map.entry("day", "d"),
            Map.entry("week", "wk"));

    private UnitWords() {}

    /** The UCUM code that words mean; words that are not listed stay as they are, in lower case. */
    static String code(String words) {
        String[] parts = Decimals.clip(words.strip(), LONGEST)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+per\\s+", "/")
                .split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            String word = parts[i].strip();
            Matcher hours = HOURS.matcher(word);
            parts[i] = hours.matches() ? "(" + hours.group(1) + ".h)" : WORDS.getOrDefault(word, word);
        }
        return String.join("/", parts);
    }
}
