package dev.ivigcds.caller;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the settings of one client, as it comes to light: each fault with its key and what to do. */
final class Faults {
    private final String at;
    private final boolean allowHttp;
    private final List<String> all = new ArrayList<>();

    /**
     * None yet.
     *
     * @param at the client's place in the settings
     * @param allowHttp whether its URLs may be plain http
     */
    Faults(String at, boolean allowHttp) {
        this.at = at;
        this.allowHttp = allowHttp;
    }

    List<String> all() {
        return List.copyOf(all);
    }

    void add(String key, String what) {
        all.add(at + "." + key + ": " + what);
    }

    /** Holds a URL against what every URL of a client must be. */
    void url(String key, String text) {
        if (!isPlain(text)) {
            add(key, text + " is not a plain absolute http or https URL.");
        } else {
            httpOnlyIfAllowed(key, text);
        }
    }

    void httpOnlyIfAllowed(String key, String url) {
        if (url.regionMatches(true, 0, "http:", 0, 5) && !allowHttp) {
            add(key, url + " is plain http. Use https, or set allow-http for a closed test network.");
        }
    }

    private static boolean isPlain(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isReadable(String file) {
        try {
            return Files.isReadable(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
