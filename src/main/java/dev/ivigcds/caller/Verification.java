package dev.ivigcds.caller;

/** Holds a token's signature against a key. */
interface Verification {
    /**
     * Whether the key made this signature.
     *
     * @throws dev.ivigcds.wire.Refusal.Busy if no processor is free for it just now
     */
    boolean holds(Token token, VerificationKey key);

    /** Verifies signatures made for it, so that the first call does not wait for more than the thousandth. */
    default void warmUp() {}
}
