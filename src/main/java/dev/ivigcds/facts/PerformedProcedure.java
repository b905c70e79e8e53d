package dev.ivigcds.facts;

import java.util.Optional;

/**
 * A Procedure that was completed or is in progress.
 *
 * @param from where it was read, for example {@code Procedure/p1}
 * @param underWay whether it is in progress
 * @param what what was done
 * @param start when it began, if recorded
 * @param end when it ended, if recorded
 */
public record PerformedProcedure(
        String from, boolean underWay, Recognition what, Optional<When> start, Optional<When> end) {}
