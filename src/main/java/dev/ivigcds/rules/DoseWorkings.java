package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.dosing.Stretch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The dose arithmetic of a call as a pharmacist checks it, for the decision record (contract, "Explain"). */
final class DoseWorkings {
    private final DoseReading reading;
    private final boolean whole;

    DoseWorkings(DoseReading reading) {
        this.reading = reading;
        this.whole = reading.plan().gaps().isEmpty();
    }

    Workings.Dose write() {
        DosePeaks peaks = reading.peaks();
        SortedMap<LocalDate, BigDecimal> days = new TreeMap<>();
        reading.plan()
                .gramsByDay(reading.chart().today())
                .forEach((day, grams) -> days.put(day, Decimals.atLeastTenths(grams)));
        Optional<BigDecimal> kg = peaks.day().flatMap(Stretch::kg).or(reading.weight()::kg);
        return new Workings.Dose(
                days,
                grams(peaks.course()),
                peaks.course().filter(c -> whole).flatMap(Stretch::gramsPerKg).map(DoseWorkings::hundredths),
                peaks.perKgDay()
                        .filter(d -> whole)
                        .map(Stretch::knownGramsPerKg)
                        .map(DoseWorkings::hundredths),
                kg.map(w -> Decimals.atLeastTenths(w.setScale(1, RoundingMode.HALF_UP))),
                DayGrams.split(reading),
                peaks.window().filter(w -> whole).map(this::window),
                arithmetic(),
                reading.remarks());
    }

    private Optional<BigDecimal> grams(Optional<Stretch> stretch) {
        return stretch.filter(s -> whole).flatMap(Stretch::grams).map(Decimals::atLeastTenths);
    }

    private Workings.Window window(Stretch window) {
        return new Workings.Window(
                Math.toIntExact(reading.limits().windowDays()),
                window.first(),
                window.last(),
                grams(Optional.of(window)),
                window.gramsPerKg().map(DoseWorkings::hundredths));
    }

    /** One line for each way in which a day comes to its grams, with the first such day. */
    private List<String> arithmetic() {
        Map<String, List<LocalDate>> daysByWay = new LinkedHashMap<>();
        reading.plan().days().stream()
                .filter(Stretch::inFocus)
                .forEach(day -> daysByWay
                        .computeIfAbsent(day.worked(), way -> new ArrayList<>())
                        .add(day.first()));
        List<String> lines = new ArrayList<>();
        daysByWay.forEach((way, days) -> lines.add(days.getFirst() + more(days.size() - 1) + ": " + way));
        return lines;
    }

    private static String more(int days) {
        return switch (days) {
            case 0 -> "";
            case 1 -> " and 1 more day";
            default -> " and " + days + " more days";
        };
    }

    private static BigDecimal hundredths(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }
}
