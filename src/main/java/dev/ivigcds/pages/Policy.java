package dev.ivigcds.pages;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a page may load and whom it may call: nothing but our own styles and pictures, unless it says what more it needs. */
final class Policy {
    private boolean scripts;
    private final Set<String> connections = new LinkedHashSet<>();

    /** Our own script files may run, and call this server. */
    void scripts() {
        scripts = true;
        connections.add("'self'");
    }

    /** Scripts may call this origin too, which has been checked to be one. */
    void connection(String origin) {
        connections.add(origin);
    }

    /** The value of the header {@code Content-Security-Policy}. */
    String header() {
        String more = scripts ? "script-src 'self'; connect-src " + String.join(" ", connections) + "; " : "";
        return "default-src 'none'; style-src 'self'; img-src 'self'; " + more
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
