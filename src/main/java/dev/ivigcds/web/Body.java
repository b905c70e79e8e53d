package dev.ivigcds.web;

import dev.ivigcds.wire.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The body of a request, read once, unpacked, and never longer than the limit (R-08, T-17). */
final class Body {
    /** 5 MiB after decompression. */
    static final int LIMIT = 5 * 1024 * 1024;

    private Body() {}

    /**
     * All bytes of the body.
     *
     * @throws Refusal.TooLarge past the limit, without reading on
     * @throws Refusal.Malformed if it says gzip and is not
     */
    static byte[] of(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LIMIT) {
            throw tooLarge();
        }
        try (InputStream in = unpacked(request)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw tooLarge();
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw new Refusal.Malformed("The body is not the gzip that Content-Encoding says it is.");
        }
    }

    private static InputStream unpacked(HttpServletRequest request) throws IOException {
        String encoding = Optional.ofNullable(request.getHeader("Content-Encoding"))
                .orElse("identity")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "identity", "" -> request.getInputStream();
            case "gzip", "x-gzip" -> new GZIPInputStream(request.getInputStream());
            default -> throw new Refusal.Malformed("Content-Encoding may be gzip or absent.");
        };
    }

    private static Refusal tooLarge() {
        return new Refusal.TooLarge("The body is over " + LIMIT / (1024 * 1024)
                + " MiB after decompression. Send fewer prefetched resources; what is missing is fetched.");
    }
}
