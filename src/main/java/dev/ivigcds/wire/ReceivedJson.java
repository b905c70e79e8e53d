package dev.ivigcds.wire;

import java.nio.charset.StandardCharsets;

/**
 * A JSON value of a body as it came: UTF-8 bytes, checked against the limits of the room that took them in and understood by none. What turns
 * out not to matter is never read.
 */
public final class ReceivedJson {
    private final byte[] body;
    private final int from;
    private final int to;

    /**
     * The value in a body that nobody changes any more.
     *
     * @param from its first byte
     * @param to the byte behind its last
     */
    public ReceivedJson(byte[] body, int from, int to) {
        this.body = body;
        this.from = from;
        this.to = to;
    }

    /** A value that is at hand as text. */
    public static ReceivedJson of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ReceivedJson(bytes, 0, bytes.length);
    }

    /** The body it stands in, from {@link #offset()}, {@link #length()} bytes. */
    public byte[] body() {
        return body;
    }

    public int offset() {
        return from;
    }

    public int length() {
        return to - from;
    }

    /** The value as text, decimals as written. */
    public String text() {
        return new String(body, from, length(), StandardCharsets.UTF_8);
    }
}
