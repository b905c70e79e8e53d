/**
 * What was said, by which knowledge version, and why: one line in the log per call, without a patient's datum.
 *
 * <p>Imports {@code wire}.
 */
@NullMarked
package dev.ivigcds.journal;

import org.jspecify.annotations.NullMarked;
