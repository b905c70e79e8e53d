package dev.ivigcds.wire;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A JSON value kept as its text, decimals as written: embedded FHIR is carried, not understood, by this room.
 *
 * @param text one JSON value, already checked against the limits of {@code web} or {@code fhir}
 */
public record Json(@JsonValue @JsonRawValue String text) {}
