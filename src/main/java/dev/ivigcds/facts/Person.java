package dev.ivigcds.facts;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * The patient, as far as the rules need to know.
 *
 * @param born date of birth, if known
 * @param sex administrative gender, if known
 */
public record Person(Optional<LocalDate> born, Optional<Sex> sex) {
    public enum Sex {
        FEMALE,
        MALE,
        OTHER
    }

    /** Completed years of age on a day, if the date of birth is known. */
    public Optional<Integer> ageOn(LocalDate day) {
        return born.map(b -> Period.between(b, day).getYears());
    }
}
