package dev.ivigcds;

import dev.ivigcds.caller.ClientSettings;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The URL under which the outside reaches this server (contract, "public-base-url"). */
final class PublicUrl {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private PublicUrl() {}

    /**
     * The URL without a trailing slash.
     *
     * @throws IllegalArgumentException if it is no absolute https URL; http is accepted on loopback and where every client allows it
     */
    static String checked(URI base, List<ClientSettings> clients) {
        boolean http = "http".equals(base.getScheme());
        boolean plain = base.getHost() != null && base.getRawQuery() == null && base.getRawFragment() == null;
        boolean allowed = "https".equals(base.getScheme())
                || (http
                        && (LOOPBACK.contains(String.valueOf(base.getHost()))
                                || clients.stream().allMatch(ClientSettings::allowHttp)));
        if (!plain || !allowed) {
            throw new IllegalArgumentException(
                    "ivig-cds.public-base-url: " + base
                            + " must be an absolute https URL. http is accepted on loopback, or with allow-http on every client.");
        }
        String url = base.toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
