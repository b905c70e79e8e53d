package dev.ivigcds.fhir;

/** What became of one resource. */
sealed interface Outcome<T> {
    record Fact<T>(T fact) implements Outcome<T> {}

    record Aside<T>(LeftAside why) implements Outcome<T> {}

    static <T> Outcome<T> of(T fact) {
        return new Fact<>(fact);
    }

    static <T> Outcome<T> aside(LeftAside why) {
        return new Aside<>(why);
    }
}
