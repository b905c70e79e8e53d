package dev.ivigcds.caller;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ranges of IP addresses that are not simply public, after the special-purpose registries of IANA (RFC 6890). */
final class SpecialNetworks {
    private static final List<Network> LOOPBACK = networks("127.0.0.0/8 ::1/128");

    /** Nobody's, link-local, and where clouds answer questions about the machine: Alibaba, Azure, Oracle, AWS, Google, Scaleway. */
    private static final List<Network> NEVER = networks(
            "0.0.0.0/8 ::/128 169.254.0.0/16 fe80::/10 100.100.100.200/32 168.63.129.16/32 192.0.0.192/32 fd00:ec2::/32 fd20:ce::254/128 fd00:42::42/128");

    /** This network, private, shared by carriers, loopback, link-local, protocols, examples, 6to4 relays, tests, multicast, reserved. */
    private static final List<Network> NOT_PUBLIC_4 = networks(
            "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24"
                    + " 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4");

    private static final Network GLOBAL_6 = Network.of("2000::/3");

    /** Protocols (Teredo among them), examples, 6to4. */
    private static final List<Network> NOT_PUBLIC_6 = networks("2001::/23 2001:db8::/32 2002::/16 3fff::/20");

    private static final Network COMPATIBLE = Network.of("::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");
    private static final Network TEREDO = Network.of("2001::/32");

    /** NAT64, and IPv4 as IPv6 translators write it. */
    private static final List<Network> TRANSLATED = networks("64:ff9b::/96 64:ff9b:1::/48 ::ffff:0:0:0/96");

    private SpecialNetworks() {}

    private static List<Network> networks(String texts) {
        return Stream.of(texts.split(" ", -1)).map(Network::of).toList();
    }

    static boolean isNever(byte[] address) {
        return NEVER.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether all of a range is never called. */
    static boolean isNever(Network range) {
        return NEVER.stream().anyMatch(network -> network.contains(range));
    }

    static boolean isLoopback(byte[] address) {
        return LOOPBACK.stream().anyMatch(network -> network.contains(address));
    }

    static boolean isPublic(byte[] address) {
        List<Network> special = address.length == 4 ? NOT_PUBLIC_4 : NOT_PUBLIC_6;
        return (address.length == 4 || GLOBAL_6.contains(address))
                && special.stream().noneMatch(network -> network.contains(address));
    }

    /** The IPv4 address that an IPv6 address leads to through a gateway: IPv4-compatible, translated, 6to4 or Teredo. */
    static Optional<byte[]> embedded(byte[] address) {
        if (SIX_TO_FOUR.contains(address)) {
            return Optional.of(Arrays.copyOfRange(address, 2, 6));
        }
        if (TEREDO.contains(address)) {
            byte[] client = Arrays.copyOfRange(address, 12, 16);
            for (int i = 0; i < client.length; i++) {
                client[i] ^= (byte) 0xff;
            }
            return Optional.of(client);
        }
        boolean atTheEnd = TRANSLATED.stream().anyMatch(network -> network.contains(address))
                || (COMPATIBLE.contains(address) && !isLoopback(address));
        return atTheEnd ? Optional.of(Arrays.copyOfRange(address, 12, 16)) : Optional.empty();
    }
}
