package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The jar as it is shipped, in a process of its own, with the Java that runs this test, set to start quickly. */
public final class PackagedServer implements AutoCloseable {
    /** The jar that the build has made. */
    static final Path JAR =
            Path.of(System.getProperty("ivig-cds.jar", "target/ivig-cds.jar")).toAbsolutePath();

    private static final Duration START_LIMIT = Duration.ofSeconds(300);
    private static final String CLASSES = "classes.txt";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = freePort();
    private final int managementPort = freePort();
    private final Path console;
    private final Path classes;
    private final Process process;

    private PackagedServer(Path folder, String... arguments) throws IOException {
        console = folder.resolve("console.txt");
        classes = folder.resolve(CLASSES);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + CLASSES,
                "-jar",
                JAR.toString(),
                "--server.port=" + port,
                "--management.server.port=" + managementPort));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
    }

    /** Starts it in a folder, with these arguments besides its ports, and waits until it answers. */
    public static PackagedServer start(Path folder, String... arguments) throws Exception {
        PackagedServer server = new PackagedServer(folder, arguments);
        try {
            server.awaitReadiness();
            return server;
        } catch (Exception | AssertionError e) {
            server.kill();
            throw e;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server is warmed up before it says that it is ready. */
    private void awaitReadiness() throws Exception {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            assertThat(process.isAlive()).as(console()).isTrue();
            try {
                HttpRequest.Builder readiness =
                        HttpRequest.newBuilder(URI.create(managementBase() + "/actuator/health/readiness"));
                if (send(readiness).statusCode() == 200) {
                    return;
                }
            } catch (ConnectException notYet) {
                // It is still starting.
            }
            assertThat(Instant.now()).as(console()).isBefore(limit);
            Thread.sleep(200);
        }
    }

    public String base() {
        return "http://localhost:" + port;
    }

    public String managementBase() {
        return "http://localhost:" + managementPort;
    }

    /** Everything that it has printed. */
    public String console() throws IOException {
        return Files.readString(console);
    }

    /** Every class that it has loaded, a line each, with where it came from. */
    List<String> loadedClasses() throws IOException {
        return Files.readAllLines(classes);
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base() + path)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Kills it as kill -9 does, in the middle of whatever it is doing. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
