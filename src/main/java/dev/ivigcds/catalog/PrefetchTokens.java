package dev.ivigcds.catalog;

/** Which tokens the prefetch queries of discovery may hold. */
public enum PrefetchTokens {
    /** Fields of the context: every client knows them. */
    SIMPLE,
    /** Paths into it and into other queries besides, as CDS Hooks 3.0 has them (trial use). */
    FHIRPATH
}
