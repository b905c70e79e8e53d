package dev.ivigcds.facts;

/** What an Observation says. */
public sealed interface Result {
    /** A number with its unit. */
    record Measured(Quantity quantity) implements Result {}

    /** Words: {@code valueString}, or the text of a coded value. */
    record Worded(String text) implements Result {}

    /**
     * Only a judgement such as "low", without a value.
     *
     * @param interpretation the interpretation code as written, for example {@code L}
     */
    record Interpreted(String interpretation) implements Result {}

    /** No value: {@code dataAbsentReason}, or nothing at all. */
    record Missing(String because) implements Result {}
}
