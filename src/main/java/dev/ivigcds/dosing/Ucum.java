package dev.ivigcds.dosing;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fhir.ucum.Component;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.ExpressionParser;
import org.fhir.ucum.Factor;
import org.fhir.ucum.Operator;
import org.fhir.ucum.Symbol;
import org.fhir.ucum.Term;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;

/**
 * UCUM by its library: unit codes taken apart, and the factors between units. A factor takes the library about a millisecond, so each is
 * worked out once.
 */
final class Ucum {
    private static final int LONGEST = 40;
    private static final UcumService SERVICE = load();
    private static final Map<String, BigDecimal> FACTORS = new ConcurrentHashMap<>();

    private Ucum() {}

    /** One unit of a code: {@code k}, {@code g}, −1 for "per kilogram". */
    record Part(String prefix, String unit, int power) {
        String code() {
            return prefix + unit;
        }
    }

    /**
     * A code taken apart.
     *
     * @param parts its units, in order
     * @param over product of the numbers above the line
     * @param under product of the numbers below it, such as 24 in {@code g/(24.h)}
     */
    record Expression(List<Part> parts, BigDecimal over, BigDecimal under) {
        Expression {
            parts = List.copyOf(parts);
        }
    }

    /** A code taken apart, or empty if it is not UCUM. */
    static Optional<Expression> read(String code) {
        if (code.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Reading reading = new Reading();
            reading.group(new ExpressionParser(SERVICE.getModel()).parse(code), true);
            return Optional.of(new Expression(reading.parts, reading.over, reading.under));
        } catch (UcumException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * How many of a unit another one is, exactly as the library defines it: {@code factor("[lb_av]", "kg")} is 0.45359237.
     *
     * @throws IllegalArgumentException if the two do not measure the same
     */
    static BigDecimal factor(String of, String in) {
        return FACTORS.computeIfAbsent(of + " in " + in, pair -> workedOut(of, in));
    }

    private static BigDecimal workedOut(String of, String in) {
        try {
            synchronized (SERVICE) {
                return new BigDecimal(SERVICE.convert(new Decimal("1"), of, in).asDecimal()).stripTrailingZeros();
            }
        } catch (UcumException e) {
            throw new IllegalArgumentException(of + " cannot be written in " + in, e);
        }
    }

    private static UcumService load() {
        try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(Objects.requireNonNull(essence));
        } catch (UcumException | java.io.IOException e) {
            throw new IllegalStateException("the UCUM library does not load", e);
        }
    }

    /** Walks an expression from left to right, as UCUM reads it: each sign holds for the next component only. */
    private static final class Reading {
        private final List<Part> parts = new ArrayList<>();
        private BigDecimal over = BigDecimal.ONE;
        private BigDecimal under = BigDecimal.ONE;

        void group(Term first, boolean above) {
            boolean side = above;
            for (Term term = first; term != null; term = term.getTerm()) {
                if (term.hasComp()) {
                    component(term.getComp(), side);
                }
                side = (term.getOp() == Operator.DIVISION) != above;
            }
        }

        private void component(Component component, boolean above) {
            switch (component) {
                case Term inner -> group(inner, above);
                case Factor factor -> number(BigDecimal.valueOf(factor.getValue()), above);
                case Symbol symbol -> {
                    String prefix = symbol.hasPrefix() ? symbol.getPrefix().getCode() : "";
                    int power = above ? symbol.getExponent() : -symbol.getExponent();
                    parts.add(new Part(prefix, symbol.getUnit().getCode(), power));
                }
                default -> throw new IllegalArgumentException("not a unit: " + component);
            }
        }

        private void number(BigDecimal number, boolean above) {
            if (number.signum() <= 0) {
                throw new IllegalArgumentException("not a count: " + number);
            }
            if (above) {
                over = over.multiply(number);
            } else {
                under = under.multiply(number);
            }
        }
    }
}
