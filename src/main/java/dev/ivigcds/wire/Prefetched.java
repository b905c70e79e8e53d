package dev.ivigcds.wire;

/** What came under a prefetch key. The fourth state, "not sent", is the absence of the key (R-62 … R-64). */
public sealed interface Prefetched {
    /** {@code null}: the client looked and found nothing. */
    record Nothing() implements Prefetched {}

    /** An OperationOutcome in place of the data: the client could not get it. */
    record Failed(ReceivedJson outcome) implements Prefetched {}

    /** A resource: the instance read, or the searchset Bundle. */
    record Resource(ReceivedJson json) implements Prefetched {}
}
