package dev.ivigcds;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * The command {@code rehearse}: the server starts as in production, for one client that there is not, warms up and ends. A Java that runs it with
 * {@code -XX:AOTCacheOutput} keeps what it has learned, and later starts begin with that (decision record 0020). Nothing of it stays but that file.
 */
final class RehearseCommand {
    private RehearseCommand() {}

    /** Returns once the rehearsal is over. */
    static void run() {
        try {
            Path folder = Files.createTempDirectory("rehearse");
            try {
                Path keys = Files.writeString(folder.resolve("keys.json"), keys());
                SpringApplication.run(IvigCds.class, settings(folder, keys)).close();
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A public key whose private half is forgotten at once. */
    private static String keys() {
        try {
            return new JWKSet(new ECKeyGenerator(Curve.P_384).keyID("rehearsal").generate()).toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has P-384", e);
        }
    }

    private static String[] settings(Path folder, Path keys) {
        return new String[] {
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--management.server.port=0",
            "--ivig-cds.data-dir=" + folder,
            "--ivig-cds.public-base-url=https://rehearsal.invalid",
            "--ivig-cds.clients[0].id=rehearsal",
            "--ivig-cds.clients[0].issuer=https://rehearsal.invalid",
            "--ivig-cds.clients[0].jwks-file=" + keys,
            "--ivig-cds.clients[0].fhir-servers=https://rehearsal.invalid/fhir",
        };
    }
}
