package dev.ivigcds.caller;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The client certificates that a site has pinned: SHA-256 of the DER certificate.
 *
 * @param fingerprints 64 hexadecimal digits each, lower case
 */
record Pins(Set<String> fingerprints) {

    static Pins of(List<String> written) {
        return new Pins(
                written.stream().map(Pins::parse).flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    /** A fingerprint as tools print it: hexadecimal digits, with or without colons. */
    static Optional<String> parse(String written) {
        String digits = written.strip().replace(":", "").toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{64}") ? Optional.of(digits) : Optional.empty();
    }

    boolean isEmpty() {
        return fingerprints.isEmpty();
    }

    /** Whether this certificate is pinned and valid now. */
    boolean hold(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return fingerprints.contains(fingerprint(certificate));
        } catch (CertificateExpiredException | CertificateNotYetValidException | CertificateEncodingException e) {
            return false;
        }
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
