package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.util.Base64URL;
import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Anything at all as a token (T-07): whoever has no key of a client's is refused as everyone is, and nothing else ever comes of it. An input of
 * several lines is the parts of a token before they are encoded; any other is the value of {@code Authorization} as it stands.
 */
class TokenFuzzTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String BASE = "https://cds.hospital.example";
    private static final String PATH = "/cds-services/ivig-myositis";
    private static final String HEADER = "{\"alg\":\"ES384\",\"kid\":\"" + SigningEhr.CURVE_ID + "\",\"typ\":\"JWT\"}";

    @TempDir
    private static Path folder;

    private static Doorkeeper door;

    @BeforeAll
    static void opens() throws IOException {
        Path keys = Files.writeString(
                folder.resolve("keys.json"), SigningEhr.hospital().jwks());
        ClientSettings client = ClientFixture.hospital("jwks-file=" + keys, "rate-limit=1000000/s");
        ClientRegistry clients = new ClientRegistry(List.of(client), new Site(false, false, Set.of(), Set.of()));
        door = new Doorkeeper(clients, BASE, Duration.ofMinutes(20), Replays.inMemory(), Dns.SYSTEM);
    }

    @AfterAll
    static void closes() {
        door.close();
    }

    /** A token in which only the signature is wrong, the same with the shortest and an RSA signature, and what is no token. */
    static Stream<byte[]> almost() {
        String claims = ("{\"iss\":\"%s\",\"tenant\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d,\"jti\":\"a\"}")
                .formatted(
                        SigningEhr.ISSUER,
                        SigningEhr.TENANT,
                        BASE + PATH,
                        NOW.getEpochSecond(),
                        NOW.getEpochSecond() + 300);
        String rsa = HEADER.replace("ES384", "RS384").replace(SigningEhr.CURVE_ID, SigningEhr.RSA_ID);
        return Stream.of(
                        HEADER + "\n" + claims + "\n" + "s".repeat(96),
                        HEADER + "\n" + claims + "\n" + "\0".repeat(96),
                        HEADER + "\n" + claims + "\ns",
                        rsa + "\n" + claims + "\n" + "s".repeat(256),
                        HEADER.replace("ES384", "none") + "\n" + claims + "\n",
                        "Bearer a.b.c",
                        "Basic YTpi")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource("almost")
    @FuzzTest
    void nobodyGetsInWithATokenOfHisOwn(byte[] input) {
        Presented call = new Presented(PATH, List.of(authorization(input)), Optional.empty());
        assertThatThrownBy(() -> door.admit(call, NOW)).isInstanceOf(Refusal.Unauthorized.class);
    }

    private static String authorization(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        String[] parts = text.split("\n", -1);
        return parts.length < 2
                ? text
                : "Bearer "
                        + Arrays.stream(parts)
                                .map(part -> Base64URL.encode(part.getBytes(StandardCharsets.ISO_8859_1))
                                        .toString())
                                .collect(Collectors.joining("."));
    }
}
