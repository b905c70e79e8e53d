package dev.ivigcds.facts;

import java.util.Optional;

/** The normal range a result carries. */
public record ReferenceRange(Optional<Quantity> low, Optional<Quantity> high) {}
