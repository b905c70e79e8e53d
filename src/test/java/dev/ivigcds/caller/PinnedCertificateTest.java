package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.wire.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Dns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** a pinned certificate instead of a token, or beside it. */
class PinnedCertificateTest {
    private static final String PATH = "/cds-services/ivig-myositis";
    private static final String URL = "https://cds.hospital.example" + PATH;

    @TempDir
    private static Path folder;

    private static X509Certificate pinned;
    private static X509Certificate other;
    private static Instant now;

    @BeforeAll
    static void makesCertificates() throws Exception {
        pinned = Certificates.selfSigned(folder, "pinned").certificate();
        other = Certificates.selfSigned(folder, "other").certificate();
        now = pinned.getNotBefore().toInstant().plus(Duration.ofHours(1));
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.ofDelimiter(":")
                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()))
                .toUpperCase(Locale.ROOT);
    }

    private static Doorkeeper door(ClientSettings client) {
        ClientRegistry clients = new ClientRegistry(List.of(client), new Site(false, false, Set.of(), Set.of()));
        return new Doorkeeper(
                clients, "https://cds.hospital.example", Duration.ofMinutes(20), Replays.inMemory(), Dns.SYSTEM);
    }

    @Test
    void aPinnedCertificateAloneLetsItsClientIn() throws Exception {
        try (Doorkeeper door = door(ClientFixture.settings("id=lab", "certificate-sha256[0]=" + fingerprint(pinned)))) {
            assertThat(door.admit(call(pinned), now).id()).isEqualTo("lab");
            assertThat(door.admit(call(pinned, "Bearer of.something.else"), now).id())
                    .isEqualTo("lab");
            refuses(door, call(other));
            refuses(door, new Presented(PATH, List.of(), Optional.empty()));
        }
    }

    @Test
    void aCertificateThatHasRunOutIsNoProof() throws Exception {
        Instant after = pinned.getNotAfter().toInstant().plusSeconds(1);
        try (Doorkeeper door = door(ClientFixture.settings("id=lab", "certificate-sha256[0]=" + fingerprint(pinned)))) {
            assertThatThrownBy(() -> door.admit(call(pinned), after)).isInstanceOf(Refusal.Unauthorized.class);
        }
    }

    @Test
    void besideATokenBothAreDemanded() throws Exception {
        SigningEhr ehr = SigningEhr.hospital();
        Path keys = Files.writeString(folder.resolve("keys.json"), ehr.jwks());
        try (Doorkeeper door =
                door(ClientFixture.hospital("jwks-file=" + keys, "certificate-sha256[0]=" + fingerprint(pinned)))) {
            assertThat(door.admit(call(pinned, ehr.authorization(URL, now)), now)
                            .id())
                    .isEqualTo("general-hospital");
            refuses(door, call(pinned));
            refuses(door, call(other, ehr.authorization(URL, now)));
            refuses(door, new Presented(PATH, List.of(ehr.authorization(URL, now)), Optional.empty()));
        }
    }

    private static void refuses(Doorkeeper door, Presented call) {
        assertThatThrownBy(() -> door.admit(call, now)).isInstanceOf(Refusal.Unauthorized.class);
    }

    private static Presented call(X509Certificate certificate, String... authorization) {
        return new Presented(PATH, List.of(authorization), Optional.of(certificate));
    }
}
