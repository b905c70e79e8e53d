/**
 * The knowledge in FHIR's own forms: the artefacts of {@code fhir-profiles/} as they stand, and those that are made of a service's rules, so
 * that they cannot say anything else (decision record 0018).
 *
 * <p>Imports {@code terminology} (the folder) and {@code wire} (rules as their pages show them), and Jackson.
 */
@NullMarked
package dev.ivigcds.artefacts;

import org.jspecify.annotations.NullMarked;
