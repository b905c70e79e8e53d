/**
 * The clinical picture as records: what is known of a patient, in the words of a clinician, without a single code.
 *
 * <p>Imports nothing but {@code java.*}. FHIR, LOINC, RxNorm and SNOMED CT stop at the border of the {@code fhir} room; here
 * a {@link dev.ivigcds.facts.Concept} stands for an idea. Missing data is a case, never a null.
 */
@NullMarked
package dev.ivigcds.facts;

import org.jspecify.annotations.NullMarked;
