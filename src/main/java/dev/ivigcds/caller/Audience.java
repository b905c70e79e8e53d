package dev.ivigcds.caller;

import java.util.List;

/**
 * What {@code aud} may be: the public URL called, with or without a trailing slash; for feedback also the service's URL; or a text
 * that the site listed.
 *
 * @param publicBase the public base URL, without a trailing slash
 */
record Audience(String publicBase) {
    private static final String FEEDBACK = "/feedback";

    boolean isMet(Claims claims, String path, List<String> listed) {
        String called = publicBase + withoutSlash(path);
        String service = called.endsWith(FEEDBACK) ? called.substring(0, called.length() - FEEDBACK.length()) : called;
        return claims.audiences().stream().anyMatch(audience -> {
            String plain = withoutSlash(audience);
            return plain.equals(called) || plain.equals(service) || listed.contains(audience);
        });
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
