package dev.ivigcds.vignettes;

import dev.ivigcds.PackagedServer;
import dev.ivigcds.ServerInThisJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server of the tests that carry {@link DemoServer}. It runs in this JVM with a clock that tests set, and once more, after packaging, as the
 * packaged jar in a process of its own ({@code -Divig-cds.under-test=jar}), whose clock stands still.
 *
 * @param port where it answers on loopback
 * @param clock what time it has
 */
public record ServerUnderTest(int port, SettableClock clock) {
    /** The one client is written out here because a list in the settings is replaced as a whole. */
    private static final List<String> SETTINGS = List.of(
            "--ivig-cds.deadline=20s",
            "--ivig-cds.clients[0].id=demo",
            "--ivig-cds.clients[0].trust=none",
            "--ivig-cds.clients[0].allow-http=true",
            "--ivig-cds.clients[0].fhir-servers[0]=http://localhost:8080/fhir",
            "--ivig-cds.clients[0].cors-origins[0]=*",
            "--ivig-cds.clients[0].profile=sandbox",
            "--ivig-cds.clients[0].anonymous-fhir=true",
            "--ivig-cds.clients[0].explain=true",
            "--ivig-cds.clients[0].time-zone=" + Vignette.ZONE,
            "--ivig-cds.clients[0].rate-limit=100000/s",
            "--spring.profiles.active=demo");

    private static final ServerUnderTest SERVER =
            "jar".equals(System.getProperty("ivig-cds.under-test")) ? ofTheJar() : inThisJvm();

    /** Starts it, the first time. */
    public static ServerUnderTest running() {
        return SERVER;
    }

    private static ServerUnderTest inThisJvm() {
        SettableClock clock = new SettableClock(Vignette.ZONE);
        return new ServerUnderTest(ServerInThisJvm.start(clock, arguments()), clock);
    }

    private static ServerUnderTest ofTheJar() {
        SettableClock clock = SettableClock.standingStill(Vignette.ZONE);
        try {
            Path folder = Files.createTempDirectory("ivig-cds");
            PackagedServer server = PackagedServer.start(folder, arguments("--ivig-cds.demo-time=" + clock.instant()));
            return new ServerUnderTest(server.untilTheEnd().port(), clock);
        } catch (Exception e) {
            throw new IllegalStateException("the packaged jar does not start", e);
        }
    }

    private static String[] arguments(String... more) {
        return Stream.concat(SETTINGS.stream(), Stream.of(more)).toArray(String[]::new);
    }
}
