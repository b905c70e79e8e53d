package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.dosing.Split;
import dev.ivigcds.dosing.Stretch;
import dev.ivigcds.dosing.Unclear;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grams on one day against the daily limit: dose80, or dose80NoSplit where no split fits (S-03; clinical.md 6-2). */
final class DayGrams {
    private final DoseReading reading;

    DayGrams(DoseReading reading) {
        this.reading = reading;
    }

    void judge(Map<Topic, Verdict> verdicts) {
        switch (reading.agree(DosePeaks::tooManyGrams)) {
            case OVER -> raise(verdicts);
            case DISAGREE ->
                both(
                        verdicts,
                        new Verdict.Undetermined(
                                "more than " + limit() + " at only one of two weights that disagree",
                                reading.inputs()));
            case WITHIN -> both(verdicts, within());
        }
    }

    private static void both(Map<Topic, Verdict> verdicts, Verdict verdict) {
        verdicts.put(Topic.DOSE_80, verdict);
        verdicts.put(Topic.DOSE_80_NO_SPLIT, verdict);
    }

    private Verdict within() {
        Optional<Unclear> unclear = reading.unclear();
        if (unclear.isPresent()) {
            return new Verdict.Undetermined(
                    "grams per day cannot be calculated: " + unclear.get().reason(), reading.inputs());
        }
        String most = reading.peaks()
                .day()
                .map(d -> "the greatest day is " + Decimals.atLeastTenths(d.knownGrams()) + " g (" + d.first() + ")")
                .orElse("nothing is given on any day");
        String unchecked = reading.chart()
                .orders()
                .gap()
                .map(gap -> "; other active orders could not be checked: " + gap)
                .orElse("");
        return new Verdict.Quiet(most + ", not more than " + limit() + unchecked, reading.inputs());
    }

    private String limit() {
        return Decimals.shown(reading.limits().dailyLimit());
    }

    private void raise(Map<Topic, Verdict> verdicts) {
        Stretch day = reading.peaks().day().orElseThrow();
        String because = Decimals.atLeastTenths(day.knownGrams()) + " g on " + day.first() + " (" + day.worked()
                + "), more than " + limit();
        Indicator indicator = reading.agree(DosePeaks::looksLikeAnError) == DoseReading.Agreement.OVER
                ? Indicator.CRITICAL
                : Indicator.WARNING;
        boolean noSplit = state(day).equals("noSplit");
        Finding finding = Finding.of(noSplit ? "default" : state(day), indicator, values(day), notes(), offers(day));
        verdicts.put(
                noSplit ? Topic.DOSE_80_NO_SPLIT : Topic.DOSE_80,
                new Verdict.Raised(finding, because, reading.inputs()));
        verdicts.put(
                noSplit ? Topic.DOSE_80 : Topic.DOSE_80_NO_SPLIT,
                Verdict.quiet(noSplit ? "said as dose80NoSplit" : "said as dose80"));
    }

    private String state(Stretch day) {
        if (!day.standingOrders().isEmpty()) {
            return "duplicate";
        }
        if (reading.gramsDependOnWeight()) {
            return "weightsDisagree";
        }
        if (total(reading, day).isEmpty()) {
            return "partly";
        }
        Optional<Split> fits = SplitOffer.fitting(reading, day);
        if (fits.isEmpty()) {
            return "noSplit";
        }
        if (split(reading).isEmpty()) {
            return "review";
        }
        return fits.get().gramsPerKgPerDay().isPresent() ? "default" : "noWeight";
    }

    /** Grams of the course a day belongs to, if all of them are known. */
    static Optional<BigDecimal> total(DoseReading reading, Stretch day) {
        return reading.plan().gaps().isEmpty()
                ? SplitOffer.courseOf(reading, day).flatMap(Stretch::grams)
                : Optional.empty();
    }

    /** The split that mends the order, if one does. */
    static Optional<Split> split(DoseReading reading) {
        boolean over = reading.agree(DosePeaks::tooManyGrams) == DoseReading.Agreement.OVER;
        return over ? SplitOffer.mending(reading, reading.peaks().day().orElseThrow()) : Optional.empty();
    }

    private Map<String, String> values(Stretch day) {
        Map<String, String> values = new HashMap<>();
        values.put("g", Decimals.shown(day.knownGrams()));
        Optional<DosePeaks> doubtful =
                state(day).equals("weightsDisagree") ? reading.otherPeaks() : Optional.<DosePeaks>empty();
        doubtful.ifPresent(other -> {
            values.put("x", Decimals.shown(reading.peaks().grams()));
            values.put("y", Decimals.shown(other.grams()));
        });
        split(reading).ifPresent(split -> {
            values.put("total", Decimals.shown(total(reading, day).orElseThrow()));
            values.put("n", Integer.toString(split.days()));
            values.put("d", Decimals.shown(split.gramsPerDay()));
            split.gramsPerKgPerDay().ifPresent(k -> values.put("k", k.toPlainString()));
        });
        if (!day.standingOrders().isEmpty()) {
            values.put("other", otherOrder(day));
        }
        return values;
    }

    private String otherOrder(Stretch day) {
        List<String> standing = day.standingOrders();
        String first = reading.orders().others().stream()
                .filter(o -> o.from().equals(standing.getFirst()))
                .map(MedicationOrder::authoredOn)
                .flatMap(Optional::stream)
                .map(When::day)
                .findFirst()
                .map(date -> "the active order of " + date)
                .orElse("an active order");
        return standing.size() == 1 ? first : first + " +" + (standing.size() - 1);
    }

    private List<String> notes() {
        Stretch day = reading.peaks().day().orElseThrow();
        if (!day.standingOrders().isEmpty()) {
            List<String> drafted = day.infusions().stream()
                    .filter(i -> !i.standing())
                    .map(i -> i.order())
                    .distinct()
                    .toList();
            return List.of("Ordered on the same day: " + String.join(", ", drafted) + " (draft) and "
                    + String.join(", ", day.standingOrders()) + " (active). Possibly a duplicate or a renewal.");
        }
        return split(reading)
                .map(split -> List.of(SplitOffer.oldAndNew(reading, day, split)))
                .orElse(List.of());
    }

    private List<Finding.Offer> offers(Stretch day) {
        return split(reading).flatMap(split -> SplitOffer.of(reading, day, split)).stream()
                .toList();
    }
}
