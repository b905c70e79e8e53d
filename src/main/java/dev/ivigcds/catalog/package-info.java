/**
 * Reads {@code hooks/*}{@code /service.yaml} at start into immutable definitions; refuses to start on any fault, all faults at once, with file and line.
 *
 * <p>Imports {@code rules}, {@code facts}, {@code cards}, {@code terminology} and {@code wire}.
 */
@NullMarked
package dev.ivigcds.catalog;

import org.jspecify.annotations.NullMarked;
