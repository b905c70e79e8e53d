package dev.ivigcds.caller;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which IP addresses the hosts of one client may have (T-01, T-02). Public addresses may be called; any other only if the client's
 * {@code allowed-networks} hold it or its base is written as that very address ({@code localhost} stands for loopback). Nobody's address
 * ({@code 0.0.0.0}), link-local and metadata addresses may never be called, in no spelling.
 */
public final class Networks {
    private static final String NEVER = " is nobody's, link-local or for metadata, which is never called. Take it out.";
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private final List<Network> listed;

    private Networks(List<Network> listed) {
        this.listed = listed;
    }

    /** Public addresses, and no others. */
    public static Networks publicOnly() {
        return new Networks(List.of());
    }

    /** The networks of a client. */
    public static Networks of(ClientSettings settings) {
        return new Networks(settings.allowedNetworks().stream()
                .map(Network::parse)
                .flatMap(Optional::stream)
                .toList());
    }

    /** What is wrong with where a client's hosts are, each as its setting and what to write instead. */
    static List<String> faults(ClientSettings settings) {
        Stream<String> networks = settings.allowedNetworks().stream()
                .flatMap(text -> fault(text).stream())
                .map(fault -> ".allowed-networks: " + fault);
        Stream<String> hosts = Stream.of(
                        settings.fhirServers().stream().flatMap(base -> never("fhir-servers", base)),
                        never("jwks-url", settings.jwksUrl()),
                        never("backend.token-url", tokenUrl(settings.backend())))
                .flatMap(faults -> faults);
        return Stream.concat(networks, hosts).toList();
    }

    private static @Nullable String tokenUrl(ClientSettings.@Nullable Backend backend) {
        return backend == null ? null : backend.tokenUrl();
    }

    private static Stream<String> never(String key, @Nullable String url) {
        return Optional.ofNullable(url).flatMap(FhirBase::parse).flatMap(read -> Network.literal(read.host())).stream()
                .filter(address -> SpecialNetworks.isNever(unmapped(address.getAddress())))
                .map(address -> "." + key + ": " + url + NEVER);
    }

    private static Optional<String> fault(String text) {
        return Network.parse(text)
                .map(network -> Optional.of(text + NEVER).filter(words -> SpecialNetworks.isNever(network)))
                .orElseGet(
                        () -> Optional.of(
                                text
                                        + " is not a network. Write its first address and its length, as in 10.0.0.0/8 or 10.1.2.3/32."));
    }

    /**
     * Those of the resolved addresses that may be called, in their order.
     *
     * @param host the host as written in the settings: a name, or an address with or without brackets
     * @param resolved what it resolves to
     */
    public List<InetAddress> allowed(String host, List<InetAddress> resolved) {
        return isOddNumber(host)
                ? List.of()
                : resolved.stream().filter(address -> isAllowed(host, address)).toList();
    }

    private boolean isAllowed(String host, InetAddress address) {
        byte[] bytes = unmapped(address.getAddress());
        if (SpecialNetworks.isNever(bytes)) {
            return false;
        }
        boolean within = SpecialNetworks.embedded(bytes).map(this::isOpen).orElse(true);
        return within && (isOpen(bytes) || isWrittenAs(host, bytes));
    }

    /** Numbers that are no address in its one spelling: {@code 2130706433}, {@code 127.1}, {@code 0177.0.0.1}. */
    private static boolean isOddNumber(String host) {
        return host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && Network.literal(host).isEmpty();
    }

    private boolean isOpen(byte[] bytes) {
        return !SpecialNetworks.isNever(bytes)
                && (SpecialNetworks.isPublic(bytes) || listed.stream().anyMatch(network -> network.contains(bytes)));
    }

    private static boolean isWrittenAs(String host, byte[] bytes) {
        return host.equals("localhost")
                ? SpecialNetworks.isLoopback(bytes)
                : Network.literal(host)
                        .map(literal -> Arrays.equals(unmapped(literal.getAddress()), bytes))
                        .orElse(false);
    }

    /** An IPv4 address dressed as IPv6 ({@code ::ffff:1.2.3.4}) is that IPv4 address. */
    private static byte[] unmapped(byte[] bytes) {
        boolean mapped = bytes.length == 16 && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return mapped ? Arrays.copyOfRange(bytes, MAPPED.length, bytes.length) : bytes;
    }
}
