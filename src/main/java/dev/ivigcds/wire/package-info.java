/**
 * The CDS Hooks 2.0.1 protocol as records: what comes in, what goes out, and the refusals.
 *
 * <p>Imports nothing but {@code java.*} and Jackson annotations. Embedded FHIR stays the JSON it was ({@link dev.ivigcds.wire.Json}).
 */
@NullMarked
package dev.ivigcds.wire;

import org.jspecify.annotations.NullMarked;
