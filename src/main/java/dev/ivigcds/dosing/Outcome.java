package dev.ivigcds.dosing;

/** What a reading came to: a value, or why there is none. */
sealed interface Outcome<T> {
    /** It could be read. */
    record Known<T>(T value) implements Outcome<T> {}

    /** It could not. */
    record Unknown<T>(Unclear why) implements Outcome<T> {}

    static <T> Outcome<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Outcome<T> unknown(String reason) {
        return new Unknown<>(Unclear.because(reason));
    }
}
