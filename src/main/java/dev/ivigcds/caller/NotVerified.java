package dev.ivigcds.caller;

/**
 * Why a call is not believed: a sentence for our log and for nobody else (T-23). Anything in it that a stranger wrote has been through {@link
 * LogText}.
 */
final class NotVerified extends Exception {
    private static final long serialVersionUID = 1L;

    NotVerified(String because) {
        super(because, null, false, false);
    }

    String because() {
        return String.valueOf(getMessage());
    }
}
