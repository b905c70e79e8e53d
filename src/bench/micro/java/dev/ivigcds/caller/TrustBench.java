package dev.ivigcds.caller;

import dev.ivigcds.bench.Stop;
import dev.ivigcds.caller.ClientRegistry.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import okhttp3.Dns;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A token is held against everything it must be: read, client, header, audience, times, signature, allowance. Only that it was not used before is
 * believed, since one token stands for all.
 */
public class TrustBench extends Stop {
    private static final String BASE = "https://cds.hospital.example";
    private static final String PATH = "/cds-services/ivig-myositis";
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    /** Who computes signatures; the JDK is what serves where the native library does not fit. */
    public enum By {
        LIBRARY,
        JDK
    }

    @Param
    public By by;

    private Path keys;
    private Doorkeeper door;
    private Presented es384;
    private Presented rs384;

    @Setup
    public void open() throws IOException {
        SigningEhr ehr = SigningEhr.hospital();
        es384 = shown(ehr.draft(BASE + PATH, NOW).signed());
        rs384 = shown(ehr.draft(BASE + PATH, NOW).signedWithRsa());
        keys = Files.createTempFile("keys", ".json");
        Files.writeString(keys, ehr.jwks());
        ClientSettings client = ClientFixture.hospital("jwks-file=" + keys, "rate-limit=1000000/s");
        door = new Doorkeeper(
                new ClientRegistry(List.of(client), new Site(false, true, Set.of(), Set.of())),
                BASE,
                Duration.ofMinutes(20),
                (issuer, id, until, now) -> true,
                Dns.SYSTEM,
                new Signatures(provider()));
    }

    private static Presented shown(String authorization) {
        return new Presented(PATH, List.of(authorization), Optional.empty());
    }

    private Supplier<Optional<Provider>> provider() {
        if (by == By.JDK) {
            return Optional::empty;
        }
        QuickCrypto library = QuickCrypto.load();
        while (!library.isLoaded()) {
            Thread.onSpinWait();
        }
        if (library.get().isEmpty()) {
            throw new IllegalStateException("the native library does not fit this machine");
        }
        return library;
    }

    @TearDown
    public void close() throws IOException {
        door.close();
        Files.delete(keys);
    }

    @Benchmark
    public VerifiedCaller es384() {
        return door.admit(es384, NOW);
    }

    @Benchmark
    public VerifiedCaller rs384() {
        return door.admit(rs384, NOW);
    }
}
