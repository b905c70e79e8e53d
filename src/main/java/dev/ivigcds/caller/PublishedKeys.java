package dev.ivigcds.caller;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Issuers whose private signing keys anyone can read, since they come with the source of a public test tool (contract, "Doors"): the CDS Hooks
 * sandbox, and Inferno's CRD server suites wherever they are deployed.
 */
final class PublishedKeys {
    /** {@code iss} is "inferno base" + {@code /custom/crd_server}, in later suites with a version behind it. */
    private static final Pattern INFERNO_SUITE = Pattern.compile(".*/custom/crd_server[a-z0-9_]*/?");

    private static final Pattern HOSTS =
            Pattern.compile("https?://(sandbox\\.cds-hooks\\.org|inferno\\.healthit\\.gov)(:[0-9]+)?(/.*)?");

    private PublishedKeys() {}

    static boolean signFor(String issuer) {
        String plain = issuer.strip().toLowerCase(Locale.ROOT);
        return HOSTS.matcher(plain).matches() || INFERNO_SUITE.matcher(plain).matches();
    }
}
