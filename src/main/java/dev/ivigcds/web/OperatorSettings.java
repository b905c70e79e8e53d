package dev.ivigcds.web;

/**
 * Someone who may read what is kept, as in {@code ivig-cds.operators}.
 *
 * @param name the name
 * @param password its bcrypt hash, as <code>{bcrypt}$2a$…</code>
 */
public record OperatorSettings(String name, String password) {
    /** Never tells the hash. */
    @Override
    public String toString() {
        return "OperatorSettings[" + name + "]";
    }
}
