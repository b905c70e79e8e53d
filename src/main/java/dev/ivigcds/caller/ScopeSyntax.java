package dev.ivigcds.caller;

/** How an authorization server wants scopes written. */
public enum ScopeSyntax {
    /** SMART App Launch 1. */
    V1(".read"),
    /** SMART App Launch 2, as CDS Hooks 3.0 has it. */
    V2(".rs");

    private final String reading;

    ScopeSyntax(String reading) {
        this.reading = reading;
    }

    /** The scope that lets a backend read and search a resource type. */
    public String ofBackend(String resourceType) {
        return "system/" + resourceType + reading;
    }
}
