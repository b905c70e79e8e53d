package dev.ivigcds;

import dev.ivigcds.caller.ClientSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The URL under which the outside reaches this server (contract, "public-base-url"). */
final class PublicUrl {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private PublicUrl() {}

    /** The URL without a trailing slash. */
    static Optional<String> of(Settings settings) {
        return Optional.ofNullable(settings.publicBaseUrl())
                .map(URI::toString)
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /**
     * What is wrong with it: it must be an absolute https URL, http on loopback and where every client allows it; and it must be there as soon as
     * a client brings tokens.
     */
    static Optional<String> fault(Settings settings) {
        URI base = settings.publicBaseUrl();
        if (base == null && settings.clients().stream().anyMatch(client -> client.smart() != null)) {
            return Optional.of(
                    "ivig-cds.public-base-url: is missing. The SMART app's redirect URI begins with it: give the URL under which browsers reach this server.");
        }
        if (base == null) {
            return settings.clients().stream().anyMatch(client -> client.issuer() != null)
                    ? Optional.of(
                            "ivig-cds.public-base-url: is missing. The aud of every token is compared with it: give the URL under which the EHR calls this server.")
                    : Optional.empty();
        }
        return isFit(base, settings.clients())
                ? Optional.empty()
                : Optional.of(
                        "ivig-cds.public-base-url: " + base
                                + " must be an absolute https URL. http is accepted on loopback, or with allow-http on every client.");
    }

    private static boolean isFit(URI base, List<ClientSettings> clients) {
        boolean plain = base.getHost() != null && base.getRawQuery() == null && base.getRawFragment() == null;
        boolean http = "http".equals(base.getScheme())
                && (isLoopback(base.getHost()) || clients.stream().allMatch(ClientSettings::allowHttp));
        return plain && ("https".equals(base.getScheme()) || http);
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.contains(host);
    }
}
