package dev.ivigcds.smart;

import dev.ivigcds.fhir.TakenScore;
import dev.ivigcds.wire.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A score as a clinician typed it, checked before it goes anywhere. */
final class ScoreForm {
    private static final Pattern POINTS = Pattern.compile("[0-9]{1,3}(\\.[0-9])?");

    /** An older day is more likely a slip of the finger. */
    private static final int YEARS_BACK = 2;

    private ScoreForm() {}

    /**
     * The score.
     *
     * @throws Refusal.Malformed naming what is wrong with it
     */
    static TakenScore read(String kind, String value, String day, LocalDate today, String patientId) {
        TakenScore.Kind score = Stream.of(TakenScore.Kind.values())
                .filter(known -> known.name().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(() -> new Refusal.Malformed("Say which score: TIS or MMT8.", "kind"));
        if (!POINTS.matcher(value).matches() || new BigDecimal(value).compareTo(BigDecimal.valueOf(score.most())) > 0) {
            throw new Refusal.Malformed(
                    score.words() + " must be a number from 0 to " + score.most() + ", with one decimal at most.",
                    "value");
        }
        return new TakenScore(score, new BigDecimal(value), day(day, today), patientId);
    }

    private static LocalDate day(String text, LocalDate today) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal.Malformed("The day must be a date such as 2026-11-22.", "day");
        }
        if (day.isAfter(today)) {
            throw new Refusal.Malformed("The day is in the future.", "day");
        }
        if (day.isBefore(today.minusYears(YEARS_BACK))) {
            throw new Refusal.Malformed("The day is more than " + YEARS_BACK + " years ago. Check the year.", "day");
        }
        return day;
    }
}
