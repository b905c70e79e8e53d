package dev.ivigcds.catalog;

import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Single values as YAML has them. Each reader throws IllegalArgumentException with the words of the fault. */
final class Scalars {
    private static final Pattern AMOUNT = Pattern.compile("(-?[0-9]{1,12}(?:\\.[0-9]{1,12})?) ([^0-9 ].*)");
    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,6}) ([a-z]+)");

    private Scalars() {}

    static boolean isText(ScalarNode node) {
        return node.getTag().equals(Tag.STR);
    }

    static LocalDate date(Node node) {
        try {
            return LocalDate.parse(value(node));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a date such as 2026-11-24, not \"" + value(node) + "\"", e);
        }
    }

    static boolean bool(Node node) {
        return switch (value(node)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, not \"" + value(node) + "\"");
        };
    }

    static String text(Node node) {
        if (node instanceof ScalarNode scalar && isText(scalar)) {
            return scalar.getValue();
        }
        throw new IllegalArgumentException("must be words");
    }

    /** A number with its unit; a number alone is refused. */
    static Quantity quantity(Node node) {
        Matcher amount = AMOUNT.matcher(value(node));
        if (!amount.matches()) {
            throw new IllegalArgumentException(
                    "must be a number, a blank and a unit, such as \"80 g\", not \"" + value(node) + "\"");
        }
        return Quantity.of(new BigDecimal(amount.group(1)), amount.group(2));
    }

    /** A span of the calendar in {@code d}, {@code wk}, {@code mo} or {@code a}. */
    static Period period(Node node) {
        Matcher span = whole(node, "84 d");
        int number = Integer.parseInt(span.group(1));
        return switch (span.group(2)) {
            case "d" -> Period.ofDays(number);
            case "wk" -> Period.ofWeeks(number);
            case "mo" -> Period.ofMonths(number);
            case "a" -> Period.ofYears(number);
            default -> throw new IllegalArgumentException("must be in d, wk, mo or a, not \"" + value(node) + "\"");
        };
    }

    /** A span of the clock in {@code min} or {@code h}. */
    static Duration duration(Node node) {
        Matcher span = whole(node, "72 h");
        int number = Integer.parseInt(span.group(1));
        return switch (span.group(2)) {
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> throw new IllegalArgumentException("must be in min or h, not \"" + value(node) + "\"");
        };
    }

    private static Matcher whole(Node node, String example) {
        Matcher span = WHOLE.matcher(value(node));
        if (!span.matches()) {
            throw new IllegalArgumentException("must be a whole number, a blank and a unit, such as \"" + example
                    + "\", not \"" + value(node) + "\"");
        }
        return span;
    }

    private static String value(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new IllegalArgumentException("must be a single value");
    }
}
