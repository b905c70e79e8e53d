/**
 * Profile {@code demo} only: an embedded FHIR R4 server with demo patients, the playground, and the lines on the console that show
 * what to try.
 *
 * <p>May import any room; nothing imports it.
 */
@NullMarked
package dev.ivigcds.demo;

import org.jspecify.annotations.NullMarked;
