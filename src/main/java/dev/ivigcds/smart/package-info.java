/**
 * The SMART app: launched from an EHR it shows one patient's response over time, and keeps the EHR's permission on the server. Read
 * {@link dev.ivigcds.smart.SmartApp} first.
 *
 * <p>Imports {@code consult}, {@code catalog}, {@code fhir}, {@code caller}, {@code wire} and {@code pages}. It may know Spring.
 */
@NullMarked
package dev.ivigcds.smart;

import org.jspecify.annotations.NullMarked;
