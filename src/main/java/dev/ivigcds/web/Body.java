package dev.ivigcds.web;

import dev.ivigcds.wire.Refusal;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The body of a request, unpacked, and never longer than the limit (R-08, T-17). */
final class Body {
    /** 5 MiB after decompression. */
    static final int LIMIT = 5 * 1024 * 1024;

    private Body() {}

    /**
     * The body as it was before it was packed.
     *
     * @param received the bytes that arrived
     * @param encoding {@code Content-Encoding}, if there is one
     * @throws Refusal.TooLarge past the limit, without unpacking on
     * @throws Refusal.UnknownEncoding if it is packed in another way than gzip
     * @throws Refusal.Malformed if it says gzip and is not
     */
    static byte[] unpacked(byte[] received, @Nullable String encoding) {
        return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> received;
            case "gzip", "x-gzip" -> gunzipped(received);
            default -> throw new Refusal.UnknownEncoding("Content-Encoding may be gzip or absent.");
        };
    }

    private static byte[] gunzipped(byte[] packed) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw tooLarge();
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw new Refusal.Malformed("The body is not the gzip that Content-Encoding says it is.");
        } catch (IOException e) {
            throw new Refusal.Malformed("The body broke off.");
        }
    }

    static Refusal.TooLarge tooLarge() {
        return new Refusal.TooLarge("The body is over " + LIMIT / (1024 * 1024)
                + " MiB after decompression. Send fewer prefetched resources; what is missing is fetched.");
    }
}
