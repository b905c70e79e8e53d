/**
 * Profile {@code demo} only: an embedded FHIR R4 server with demo patients, the door to the timeline of a chart, the playground, an authorization for SMART launches that
 * guards nothing, and the lines on the console that show what to try.
 *
 * <p>May import any room; nothing imports it.
 */
@NullMarked
package dev.ivigcds.demo;

import org.jspecify.annotations.NullMarked;
