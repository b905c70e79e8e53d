package dev.ivigcds.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on ports of its own on loopback. */
final class Server implements AutoCloseable {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final Duration START_LIMIT = Duration.ofSeconds(300);
    private static final int POLL_MS = 5;

    /** Ends whatever still runs when this JVM ends, also where the benchmark is interrupted; then the other. */
    static void atTheEnd(Runnable other) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            RUNNING.forEach(Process::destroyForcibly);
            RUNNING.forEach(process -> process.onExit().join());
            other.run();
        }));
    }

    /** The programs that are compared. */
    enum Kind {
        OURS,
        FLOOR,
        /** The floor's program behind Spring's web layer. */
        FLOOR_SPRING,
        PEER;

        String word() {
            return name().toLowerCase().replace('_', '-');
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }

        /** The name of the program that runs it. */
        String program() {
            return this == FLOOR_SPRING ? "floor" : word();
        }
    }

    private final Kind kind;
    private final int port = freePort();
    private final int managementPort = freePort();
    private final Path console;
    private final Process process;
    private final double secondsToReadiness;

    private Server(Kind kind, List<String> command, Path folder, List<String> arguments) throws IOException {
        this.kind = kind;
        Path own = Files.createDirectories(folder.resolve(kind.word() + "-" + port));
        console = own.resolve("console.txt");
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments.stream()
                .map(a -> a.replace("{port}", "" + port)
                        .replace("{management}", "" + managementPort)
                        .replace("{data}", own.toString()))
                .toList());
        long begin = System.nanoTime();
        process = new ProcessBuilder(all)
                .directory(own.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        RUNNING.add(process);
        try {
            awaitReadiness();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        secondsToReadiness = (System.nanoTime() - begin) / 1e9;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param flags of its JVM
     * @param settings ours: the file with its client
     */
    static Server start(Kind kind, Path jar, List<String> flags, Path folder, Path settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(flags);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        List<String> arguments = switch (kind) {
            case OURS ->
                List.of(
                        "--spring.config.additional-location=file:" + settings,
                        "--ivig-cds.public-base-url=http://127.0.0.1:{port}",
                        "--ivig-cds.data-dir={data}",
                        "--server.port={port}",
                        "--management.server.port={management}");
            case FLOOR -> List.of("tomcat", "{port}");
            case FLOOR_SPRING -> List.of("spring", "--server.port={port}");
            case PEER -> List.of("--server.port={port}");
        };
        return new Server(kind, command, folder, arguments);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }

    private void awaitReadiness() throws IOException {
        boolean ours = kind == Kind.OURS;
        int asked = ours ? managementPort : port;
        byte[] get = ("GET " + (ours ? "/actuator/health/readiness" : "/cds-services") + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + asked + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (long limit = System.nanoTime() + START_LIMIT.toNanos(); System.nanoTime() < limit; ) {
            try (Connection connection = new Connection(asked)) {
                if (connection.send(get) == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It is still starting.
            }
            if (!process.isAlive()) {
                break;
            }
            pause();
        }
        throw new IOException(kind.word() + " did not become ready:\n" + Files.readString(console));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    Kind kind() {
        return kind;
    }

    int port() {
        return port;
    }

    /** From the start of the process to its first 200: of readiness, or of discovery where there is no readiness. */
    double secondsToReadiness() {
        return secondsToReadiness;
    }

    /** Processor time so far, in milliseconds. */
    double cpu() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    /** Resident memory in MB, as the kernel of Linux counts it. */
    double residentMb() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(process);
    }
}
