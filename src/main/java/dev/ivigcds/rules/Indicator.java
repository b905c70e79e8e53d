package dev.ivigcds.rules;

/** How urgent a card is, weightiest first. */
public enum Indicator {
    CRITICAL,
    WARNING,
    INFO;

    /** The wire code, lower case. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The lesser of two. */
    public Indicator atMost(Indicator cap) {
        return compareTo(cap) < 0 ? cap : this;
    }
}
