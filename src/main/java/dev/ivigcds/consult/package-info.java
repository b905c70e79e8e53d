/**
 * The corridor: one hook call from envelope to answer. Read {@link dev.ivigcds.consult.Consultation} first; {@link
 * dev.ivigcds.consult.ChartReview} goes the same way and looks at the chart over time.
 *
 * <p>Imports {@code catalog}, {@code fhir}, {@code rules}, {@code cards}, {@code journal}, {@code caller}, {@code facts} and {@code wire}.
 */
@NullMarked
package dev.ivigcds.consult;

import org.jspecify.annotations.NullMarked;
