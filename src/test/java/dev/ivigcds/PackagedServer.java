package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The jar as it is shipped, in a process of its own, with the Java that runs this test. */
final class PackagedServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Path console;
    private final Process process;

    private PackagedServer(String base, Path console, Process process) {
        this.base = base;
        this.console = console;
        this.process = process;
    }

    /** Starts it in a folder and returns once it answers. */
    static PackagedServer start(Path folder, String... settings) throws Exception {
        int port = freePort();
        Path console = folder.resolve("console.txt");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                Path.of(System.getProperty("ivig-cds.jar", "target/ivig-cds.jar"))
                                        .toAbsolutePath()
                                        .toString(),
                                "--server.port=" + port,
                                "--management.server.port=" + freePort()),
                        Stream.of(settings))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        PackagedServer server = new PackagedServer("http://localhost:" + port, console, process);
        try {
            server.awaitDiscovery();
            return server;
        } catch (Exception | AssertionError e) {
            server.kill();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitDiscovery() throws Exception {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            assertThat(process.isAlive()).as(Files.readString(console)).isTrue();
            try {
                if (get("/cds-services").statusCode() == 200) {
                    return;
                }
            } catch (ConnectException notYet) {
                assertThat(Instant.now()).as(Files.readString(console)).isBefore(limit);
            }
            Thread.sleep(200);
        }
    }

    String base() {
        return base;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
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
        client.close();
    }
}
