/**
 * The corridor: one hook call from envelope to answer. Read {@link dev.ivigcds.consult.Consultation} first.
 *
 * <p>Imports {@code catalog}, {@code fhir}, {@code rules}, {@code cards}, {@code journal}, {@code caller}, {@code facts} and {@code wire}.
 */
@NullMarked
package dev.ivigcds.consult;

import org.jspecify.annotations.NullMarked;
