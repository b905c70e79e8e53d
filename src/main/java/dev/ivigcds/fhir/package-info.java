/**
 * The only room with FHIR types: completes the prefetch, reads resources into facts, writes proposals back as actions.
 *
 * <p>Imports {@code facts}, {@code terminology}, {@code caller} and {@code wire}. Nothing is called but the bases on the caller's list; nothing is
 * called after the answer is written.
 */
@NullMarked
package dev.ivigcds.fhir;

import org.jspecify.annotations.NullMarked;
