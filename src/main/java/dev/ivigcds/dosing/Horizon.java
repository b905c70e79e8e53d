package dev.ivigcds.dosing;

import java.time.LocalDate;
import java.time.Period;

/**
 * How far an order is looked at.
 *
 * @param today the local day of the call
 * @param openEnded how far an order without an end is expanded
 * @param earliest days before this one are left out
 * @param standing whether the order stands in the record, so that an open end is counted from today if it began before
 */
record Horizon(LocalDate today, Period openEnded, LocalDate earliest, boolean standing) {
    /** The last day of an order without an end. */
    LocalDate lastDay(LocalDate start) {
        LocalDate from = standing && start.isBefore(today) ? today : start;
        return from.plus(openEnded).minusDays(1);
    }
}
