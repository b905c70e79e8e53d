package dev.ivigcds.fhir;

import dev.ivigcds.facts.Concept;
import java.util.Set;

/** Which ideas the words of a CodeableConcept may stand for, by what it says of a record; its codes may stand for any. */
public enum Spoken {
    PRODUCT,
    ROUTE,
    REASON,
    DIAGNOSIS,
    SUBSTANCE,
    PROCEDURE,
    BY_CODE_ONLY;

    /** The ideas. */
    public Set<Concept> ideas() {
        return switch (this) {
            case PRODUCT -> Recogniser.PRODUCTS;
            case ROUTE -> Recogniser.ROUTES;
            case REASON -> Recogniser.REASONS;
            case DIAGNOSIS -> Recogniser.DIAGNOSES;
            case SUBSTANCE -> Recogniser.SUBSTANCES;
            case PROCEDURE -> Recogniser.PROCEDURES;
            case BY_CODE_ONLY -> Recogniser.BY_CODE_ONLY;
        };
    }
}
