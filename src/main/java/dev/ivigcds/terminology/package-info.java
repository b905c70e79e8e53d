/**
 * Codes and words to ideas and back, read from the ValueSets in {@code fhir-profiles/valuesets}: the only place where codes stand.
 *
 * <p>Imports {@code facts} (Concept, Recognition) and {@code java.*}, and Jackson to read plain JSON.
 */
@NullMarked
package dev.ivigcds.terminology;

import org.jspecify.annotations.NullMarked;
