/**
 * What was said, by which knowledge version and why, and what the clinician did with it: one line in the log per call, a decision record and
 * the ids of its cards in the store, and the feedback on them.
 *
 * <p>Imports {@code wire}.
 */
@NullMarked
package dev.ivigcds.journal;

import org.jspecify.annotations.NullMarked;
