package dev.ivigcds.caller;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A FHIR base URL in one spelling, so that two of them can be compared exactly (T-01): scheme and host in lower case, no default port, no
 * trailing slash, and none of the spellings by which a URL pretends to be another.
 *
 * @param scheme {@code http} or {@code https}
 * @param host as written, lower case
 * @param port explicit or the scheme's default
 * @param path without a trailing slash
 */
record FhirBase(String scheme, String host, int port, String path) {

    /** Reads a base URL; empty if it is not an absolute http(s) URL or is written in a way that hides where it leads. */
    static Optional<FhirBase> parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        boolean plain = host != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && !text.contains("%")
                && !text.contains("\\")
                && uri.normalize().getRawPath().equals(uri.getRawPath())
                && !uri.getRawPath().contains("//")
                && !host.endsWith(".")
                && IDN.toASCII(host).equalsIgnoreCase(host);
        if (!plain || !(scheme.equals("http") || scheme.equals("https"))) {
            return Optional.empty();
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        String path = uri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return Optional.of(new FhirBase(scheme, host.toLowerCase(Locale.ROOT), port, path));
    }

    boolean isHttp() {
        return scheme.equals("http");
    }

    /** Written as a loopback address or {@code localhost}; a name that merely resolves there is not. */
    boolean isLoopback() {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    String url() {
        boolean defaultPort = port == (isHttp() ? 80 : 443);
        return scheme + "://" + host + (defaultPort ? "" : ":" + port) + path;
    }
}
