package dev.ivigcds.caller;

/** What may be done with the FHIR base a request names. */
public sealed interface Reach {
    /**
     * It may be called.
     *
     * @param base the base URL, normalised, without a trailing slash
     * @param anonymous whether it is read without a token
     */
    record Allowed(String base, boolean anonymous) implements Reach {}

    /** It is not called; the request is judged from what it brought. */
    record NotCalled(String because) implements Reach {}
}
