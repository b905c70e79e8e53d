package dev.ivigcds.fhir;

import java.util.Optional;

/** How requests to a record server prove that they may be made, for the time of one hook call. */
interface Credential {
    /** Nothing is shown. */
    Credential NONE = deadline -> new Shown.Token(Optional.empty());

    /** The token that came with the call. */
    static Credential of(String token) {
        Shown shown = new Shown.Token(Optional.of(token));
        return deadline -> shown;
    }

    /** What a request shows. */
    Shown show(Deadline deadline);

    /** The server would not take it. */
    default void refused(Shown shown) {}

    /** What a request shows, if it can be made at all. */
    sealed interface Shown {
        /** A bearer token, or none where none is needed. {@code toString} hides it (T-15). */
        record Token(Optional<String> bearer) implements Shown {
            @Override
            public String toString() {
                return "Token[…]";
            }
        }

        /**
         * A token is needed and could not be had.
         *
         * @param because end of the sentence "could not be checked: …"
         */
        record Missing(String because) implements Shown {}
    }
}
