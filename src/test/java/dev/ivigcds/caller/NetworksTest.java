package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a host may have (T-01, T-02). */
class NetworksTest {
    private static final String HOST = "ehr.hospital.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.0/8",
                "010.0.0.0/8",
                "0x0a.0.0.0/8",
                "256.0.0.0/8",
                "localhost/8",
                "10.0.0.0/8/8",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "fd00::/129",
                "fd00::1/8",
                "fd00::/8 ",
                ""
            })
    void whatIsNoNetworkIsRefusedAtStart(String text) {
        assertThat(Networks.faults(allowing(text)))
                .singleElement()
                .asString()
                .startsWith(".allowed-networks: " + text + " is not a network.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/8",
                "0.0.0.0/32",
                "::/128",
                "169.254.0.0/16",
                "169.254.169.254/32",
                "fe80::/10",
                "fe80::/64",
                "fd00:ec2::254/128"
            })
    void aNetworkThatIsNeverCalledIsRefusedAtStart(String text) {
        assertThat(Networks.faults(allowing(text)))
                .containsExactly(".allowed-networks: " + text
                        + " is nobody's, link-local or for metadata, which is never called. Take it out.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/fhir", "https://[fe80::1]/fhir", "https://[::ffff:169.254.169.254]/fhir"
            })
    void aBaseThatIsNeverCalledIsRefusedAtStart(String base) {
        assertThat(Networks.faults(new Tenant("general-hospital").at(base).settings()))
                .singleElement()
                .asString()
                .startsWith(".fhir-servers: " + base + " is nobody's, link-local or for metadata");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.1.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "2001:4860:4860::8888"
            })
    void t01_publicAddressesMayBeCalled(String address) {
        assertThat(allowed(HOST, address)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::808:808",
                "::ffff:0:7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:2::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2002:808:808::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1",
                "4000::1"
            })
    void t01_anyOtherAddressMayNotUnlessItsNetworkIsListed(String address) {
        assertThat(allowed(HOST, address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "fe80::1",
                "fe80::a9fe:a9fe",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::169.254.169.254",
                "2002:a9fe:a9fe::",
                "2001:0:4136:e378:8000:63bf:5601:5601"
            })
    void t01_linkLocalAndMetadataMayNeverBeCalledWhateverIsListed(String address) {
        Networks all = Networks.of(allowing("0.0.0.0/0", "::/0"));
        assertThat(all.allowed(HOST, List.of(address(address)))).isEmpty();
        assertThat(all.allowed("[" + address + "]", List.of(address(address)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.20.30.40",
        "10.20.30.40/32, 10.20.30.40",
        "10.16.0.0/12, 10.31.255.255",
        "127.0.0.2/32, 127.0.0.2",
        "100.64.0.0/10, 100.99.1.1",
        "fd12::/16, fd12:3456::1",
        "0.0.0.0/0, 192.168.1.1"
    })
    void aListedNetworkMayBeCalled(String network, String address) {
        assertThat(Networks.of(allowing(network)).allowed(HOST, List.of(address(address))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 11.0.0.1, 1",
        "10.0.0.0/8, 172.16.0.1, 0",
        "10.16.0.0/12, 10.32.0.0, 0",
        "10.0.0.0/8, ::a00:1, 0",
        "10.0.0.0/8, 64:ff9b::a00:1, 0",
        "64:ff9b::/96, 64:ff9b::a00:1, 0",
        "64:ff9b::/96, 64:ff9b::808:808, 1",
        "10.0.0.0/8, ::ffff:10.0.0.1, 1"
    })
    void anAddressWithAnotherInsideNeedsBothToBeAllowed(String network, String address, int allowed) {
        assertThat(Networks.of(allowing(network)).allowed(HOST, List.of(address(address))))
                .hasSize(allowed);
    }

    @Test
    void t01_anIpv4AddressDressedAsIpv6IsTheIpv4Address() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        InetAddress dressed = Inet6Address.getByAddress("dressed", mapped, 0);
        assertThat(Networks.publicOnly().allowed(HOST, List.of(dressed))).isEmpty();
    }

    @Test
    void aBaseWrittenAsAnAddressAllowsThatAddressAlone() {
        assertThat(allowed("10.1.2.3", "10.1.2.3")).hasSize(1);
        assertThat(allowed("10.1.2.3", "10.1.2.4")).isEmpty();
        assertThat(allowed("[fd12::1]", "fd12::1")).hasSize(1);
        assertThat(allowed("fd12::1", "fd12:0:0::1")).hasSize(1);
        assertThat(allowed("[::1]", "::1")).hasSize(1);
        assertThat(allowed("127.0.0.1", "127.0.0.1")).hasSize(1);
    }

    @Test
    void localhostIsLoopbackAndNothingElse() {
        assertThat(allowed("localhost", "127.0.0.1")).hasSize(1);
        assertThat(allowed("localhost", "::1")).hasSize(1);
        assertThat(allowed("localhost", "10.0.0.1")).isEmpty();
        assertThat(allowed("localhost.evil.example", "127.0.0.1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "0177.0.0.1", "127.0.0.01", "134744072"})
    void t01_aNumberThatHidesAnAddressIsNotCalledEvenIfTheAddressIsPublic(String host) {
        assertThat(allowed(host, "8.8.8.8")).isEmpty();
        assertThat(allowed(host, "127.0.0.1")).isEmpty();
    }

    @Test
    void ofSeveralAddressesTheAllowedOnesStayInTheirOrder() {
        List<InetAddress> resolved =
                List.of(address("127.0.0.1"), address("8.8.8.8"), address("10.0.0.1"), address("1.1.1.1"));
        assertThat(Networks.publicOnly().allowed(HOST, resolved))
                .containsExactly(address("8.8.8.8"), address("1.1.1.1"));
    }

    private static ClientSettings allowing(String... networks) {
        return new Tenant("general-hospital").allowing(networks).settings();
    }

    private static List<InetAddress> allowed(String host, String address) {
        return Networks.publicOnly().allowed(host, List.of(address(address)));
    }

    private static InetAddress address(String literal) {
        return Network.literal(literal).orElseThrow(() -> new AssertionError(literal));
    }
}
