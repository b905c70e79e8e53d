package dev.ivigcds.dosing;

import dev.ivigcds.facts.Quantity;
import java.util.Optional;

/** How units are understood here, in words, for who checks how a record writes them. */
public final class UnitReading {
    private UnitReading() {}

    /** What a dose, strength or rate in this unit counts: {@code grams per kilogram}; empty if it is none a dose can be written in. */
    public static Optional<String> ofDose(Quantity quantity) {
        return DoseUnit.of(quantity).map(UnitReading::words);
    }

    private static String words(DoseUnit unit) {
        String counted = switch (unit.kind()) {
            case GRAMS -> "grams";
            case MILLILITRES -> "millilitres";
            case PACKAGES -> unit.container().isEmpty() ? "a number of packages" : unit.container() + "s";
        };
        return counted
                + (unit.perKg() ? " per kilogram" : "")
                + (unit.isPerDay() ? " per day" : unit.perSeconds().isPresent() ? " per time" : "")
                + (unit.guessed() ? ", by its words" : "");
    }

    /** Whether a code is UCUM. */
    public static boolean isUcum(String code) {
        return Ucum.read(code.replaceAll("\\{[^{}]*}", "")).isPresent() || code.equals("1") || isAnnotation(code);
    }

    private static boolean isAnnotation(String code) {
        return code.matches("\\{[^{}]+}");
    }
}
