package dev.ivigcds.dosing;

import java.time.LocalDate;
import java.util.List;

/**
 * The local calendar days of an instruction.
 *
 * @param each the day each administration starts on, in order; a day stands in it as often as something is given on it
 * @param end the last day the instruction runs
 * @param openEnded whether it has no end of its own
 * @param notes what was assumed
 */
record Days(List<LocalDate> each, LocalDate end, boolean openEnded, List<String> notes) {
    Days {
        each = List.copyOf(each);
        notes = List.copyOf(notes);
    }
}
