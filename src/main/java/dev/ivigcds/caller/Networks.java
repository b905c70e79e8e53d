package dev.ivigcds.caller;

import java.net.InetAddress;
import java.util.List;

/** The addresses that the hosts of one client may have: public ones, and an address that the site wrote out itself (T-01). */
public final class Networks {
    private Networks() {}

    public static Networks of(ClientSettings settings) {
        return new Networks();
    }

    /** Those of the resolved addresses that may be called; throws nothing. */
    public List<InetAddress> allowed(String host, List<InetAddress> resolved) {
        return resolved.stream()
                .filter(address -> !address.isLinkLocalAddress() && !address.isAnyLocalAddress())
                .filter(address -> address.getHostAddress().equals(host) || isPublic(address))
                .toList();
    }

    private static boolean isPublic(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isSiteLocalAddress() && !address.isMulticastAddress();
    }
}
