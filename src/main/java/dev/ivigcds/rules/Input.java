package dev.ivigcds.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One datum a verdict rests on.
 *
 * @param what what it is, for example {@code body weight}
 * @param value value with its unit, as a clinician reads it; where the record has no words, that is said
 * @param date when it was taken or written
 * @param from the resource it stands in, for example {@code Observation/w1}; empty if none
 */
public record Input(String what, String value, Optional<LocalDate> date, String from) {
    public Input {
        value = value.isBlank() ? "recorded without words" : value;
    }
}
