package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of an instruction held against its structured dose, which is judged in any case (clinical.md 3.2-11).
 *
 * @param words what the words appear to say
 * @param choice tells rounding from disagreement
 * @param kg body weight in kilograms, if known
 */
record Wordings(WrittenDose words, DoseChoice choice, Optional<BigDecimal> kg) {

    /** What the two say differently, a sentence each. */
    List<String> disagreements(Portion portion, Days days) {
        List<String> sentences = new ArrayList<>();
        long listed = days.each().stream().distinct().count();
        portion.grams()
                .flatMap(grams ->
                        dose(grams, perDay(portion, grams, days), days.each().size()))
                .ifPresent(sentences::add);
        words.days()
                .filter(n -> n != listed && !days.openEnded() && days.each().size() == listed)
                .ifPresent(n -> sentences.add("Text and structured timing disagree: the text names " + n
                        + (n == 1 ? " day, " : " days, ") + "the structured timing " + listed + "."));
        return sentences;
    }

    /** Words may speak of one administration or of a day of several; "in all" without days of the whole. */
    private Optional<String> dose(BigDecimal each, BigDecimal day, int times) {
        boolean inAll = words.divided() && words.days().isEmpty();
        BigDecimal whole = each.multiply(BigDecimal.valueOf(times));
        return words.gramsADay(kg)
                .filter(said -> Stream.of(each, day).allMatch(grams -> choice.differ(said, grams)))
                .filter(said -> !inAll || choice.differ(said, whole))
                .map(said -> "Text and structured dose disagree: the text appears to say " + Decimals.shown(said)
                        + (inAll ? " g in all, " : " g a day, ") + "the structured dose is "
                        + Decimals.shown(inAll ? whole : each) + " g; the structured dose was judged.");
    }

    private static BigDecimal perDay(Portion portion, BigDecimal grams, Days days) {
        long times = days.each().stream()
                .filter(day -> day.equals(days.each().getFirst()))
                .count();
        return portion.perDay() ? grams : grams.multiply(BigDecimal.valueOf(times));
    }
}
