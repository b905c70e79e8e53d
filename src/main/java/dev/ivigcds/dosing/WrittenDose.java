package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of an instruction appear to say: a hint, never a dose (clinical.md 3.2-11).
 *
 * @param amount the first amount in grams or g/kg
 * @param perKg whether the amount is per kilogram
 * @param days number of days it names
 * @param divided whether the amount is the total of those days
 */
record WrittenDose(BigDecimal amount, boolean perKg, Optional<Integer> days, boolean divided) {
    private static final String NUMBER = "(?<![\\d.,])(\\d{1,4}(?:[.,]\\d{1,3})?)\\s?";

    /** Grams of something else: a strength, a rate, a package. */
    private static final String OF_NO_DOSE =
            "(?!\\s?(?:/|per|in)\\s?\\d*\\s?(?:ml|dl|l|litres?|liters?|min|minutes?|h|hr|hours?)\\b)(?!\\s?(?:vial|bottle|bag)s?\\b)";

    private static final Pattern AMOUNT =
            Pattern.compile(NUMBER + "(?:g|gm|gms|grams?)\\b" + OF_NO_DOSE + "(\\s?(?:/|per)\\s?kg)?");
    private static final Pattern DAYS =
            Pattern.compile("(?:\\b(x|over|for|on|in)|×)\\s?(\\d{1,2})\\s?(?:consecutive )?(?:d|days?)\\b");
    private static final Pattern DIVIDED = Pattern.compile("\\b(divided|split|total)\\b");
    private static final Pattern DAILY =
            Pattern.compile("\\b(daily|per day|a day|each day|every day|each of \\d{1,2} days)\\b|/\\s?(d|day)\\b");
    private static final Pattern WEIGHT =
            Pattern.compile("\\b(?:dosing|dose)[ -](?:body )?(?:weight|wt)\\b[^0-9]{0,12}" + NUMBER + "(kg|lbs?)\\b");
    private static final Pattern DAY = Pattern.compile("\\bdays?\\s?(\\d{1,2})\\b");
    private static final int LONGEST = 2000;

    static Optional<WrittenDose> in(String text) {
        String words = lower(text);
        Matcher amount = AMOUNT.matcher(words);
        if (!amount.find()) {
            return Optional.empty();
        }
        Matcher days = DAYS.matcher(words);
        boolean named = days.find();
        Optional<Integer> number = named ? Optional.of(Integer.valueOf(days.group(2))) : Optional.empty();
        boolean over = named && "over".equals(days.group(1));
        boolean divided =
                DIVIDED.matcher(words).find() || (over && !DAILY.matcher(words).find());
        return Optional.of(new WrittenDose(
                number(amount.group(1)),
                amount.group(2) != null,
                number.filter(n -> n > 0),
                divided && !isDaily(words, amount)));
    }

    /** Whether the first amount is said to be a day's before another one is named: "36 g a day for 5 days, 180 g in total". */
    private static boolean isDaily(String words, Matcher first) {
        int from = first.end();
        Matcher second = AMOUNT.matcher(words);
        if (!second.find(from)) {
            return false;
        }
        Matcher daily = DAILY.matcher(words).region(from, second.start());
        return daily.find()
                && !DIVIDED.matcher(words).region(from, daily.start()).find();
    }

    /** Kilograms of a dosing weight that the order states in words ("dosing weight 78 kg"). */
    static Optional<BigDecimal> dosingWeight(String text) {
        Matcher matcher = WEIGHT.matcher(lower(text));
        if (!matcher.find()) {
            return Optional.empty();
        }
        BigDecimal stated = number(matcher.group(1));
        return Optional.of(matcher.group(2).equals("kg") ? stated : Weighing.POUND.multiply(stated));
    }

    /** The day of the course that an instruction names ("day 2"), counted from 1. */
    static Optional<Integer> dayNumber(String text) {
        Matcher matcher = DAY.matcher(lower(text));
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))).filter(n -> n > 0) : Optional.empty();
    }

    /** Grams a day, if the weight is not needed or known. */
    Optional<BigDecimal> gramsADay(Optional<BigDecimal> kg) {
        BigDecimal daily =
                divided && days.isPresent() ? Decimals.quotient(amount, BigDecimal.valueOf(days.get())) : amount;
        return perKg ? kg.map(daily::multiply).map(Decimals::tenth) : Optional.of(Decimals.tenth(daily));
    }

    private static String lower(String text) {
        return Decimals.clip(text, LONGEST).toLowerCase(Locale.ROOT);
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(',', '.'));
    }
}
