package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One administration of an instruction, or one day of it where the unit is per day.
 *
 * @param grams grams, unless they need a weight and none is known
 * @param gramsPerKg g/kg as written, if it was written per kilogram
 * @param byWeight whether the grams rest on the body weight
 * @param perDay whether this is what a whole day gets, however often it is given
 * @param how one line of arithmetic
 * @param twice the same dose written per kilogram that does not fit these grams
 * @param notes what was assumed
 */
record Portion(
        Optional<BigDecimal> grams,
        Optional<BigDecimal> gramsPerKg,
        boolean byWeight,
        boolean perDay,
        String how,
        Optional<DosePlan.WrittenTwice> twice,
        List<String> notes) {

    Portion {
        notes = List.copyOf(notes);
    }

    /** Whether this is more, in grams or, where no weight is known, per kilogram. */
    boolean isMoreThan(Portion other) {
        return isMore(grams, other.grams) || (grams.isEmpty() && isMore(gramsPerKg, other.gramsPerKg));
    }

    private static boolean isMore(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.flatMap(a -> other.filter(b -> a.compareTo(b) > 0)).isPresent();
    }

    Portion noting(String note) {
        return new Portion(
                grams,
                gramsPerKg,
                byWeight,
                perDay,
                how,
                twice,
                Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    Portion writtenTwice(DosePlan.WrittenTwice other) {
        return new Portion(grams, gramsPerKg, byWeight, perDay, how, Optional.of(other), notes);
    }

    /** With the g/kg that another entry of the same dose states. */
    Portion statedPerKg(Optional<BigDecimal> perKg) {
        return new Portion(grams, perKg, byWeight, perDay, how, twice, notes);
    }

    Portion cappedAt(BigDecimal most) {
        return new Portion(
                Optional.of(most),
                Optional.empty(),
                false,
                perDay,
                how + ", capped by order at " + Decimals.shown(most) + " g",
                twice,
                notes);
    }
}
