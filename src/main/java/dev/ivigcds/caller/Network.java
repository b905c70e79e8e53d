package dev.ivigcds.caller;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IP addresses, written as in {@code 10.0.0.0/8} or {@code fd00::/8}. */
final class Network {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern FOUR_BYTES = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    private final byte[] start;
    private final int bits;

    private Network(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    /** Reads a range; empty unless it is an address and a length, with no bit set beyond the length. */
    static Optional<Network> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("0|[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(parts[1]);
        return literal(parts[0])
                .map(InetAddress::getAddress)
                .filter(start -> bits <= start.length * Byte.SIZE)
                .map(start -> new Network(start, bits))
                .filter(network -> network.contains(network.start));
    }

    /** A range that is known to be well written. */
    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** The address a host name is, without asking anybody: four decimal numbers, or IPv6 with or without brackets. */
    static Optional<InetAddress> literal(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (!FOUR_BYTES.matcher(bare).matches() && bare.indexOf(':') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(byte[] address) {
        return address.length == start.length && Arrays.equals(masked(address), start);
    }

    /** Whether every address of the other range is in this one. */
    boolean contains(Network other) {
        return other.bits >= bits && contains(other.start);
    }

    private byte[] masked(byte[] address) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(bits - i * Byte.SIZE, 0, Byte.SIZE);
            masked[i] &= (byte) (0xff << (Byte.SIZE - kept));
        }
        return masked;
    }
}
