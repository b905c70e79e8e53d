package dev.ivigcds.caller;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/** The key rings of all clients that sign their calls, filled and kept fresh in the background. */
final class KeyRings implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Map<String, KeyRing> byClient;
    private final OkHttpClient http = KeyServer.sharedClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread beat = Thread.ofPlatform().daemon().name("client-keys").unstarted(this::keepFresh);

    KeyRings(List<Registration> clients, Dns dns) {
        this.byClient = clients.stream()
                .filter(client -> client.identity().isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        Registration::id,
                        client -> new KeyRing(client.id(), source(client.settings(), dns), System::nanoTime, threads)));
        if (!byClient.isEmpty()) {
            beat.start();
        }
    }

    private void keepFresh() {
        try {
            while (!threads.isShutdown()) {
                byClient.values().forEach(KeyRing::refreshIfDue);
                Thread.sleep(BEAT);
            }
        } catch (InterruptedException | RejectedExecutionException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KeySource source(ClientSettings settings, Dns dns) {
        if (settings.jwksFile() != null) {
            return new KeySource.OfFile(Path.of(settings.jwksFile()));
        }
        return KeyServer.at(String.valueOf(settings.jwksUrl()), Networks.of(settings), http, dns);
    }

    /** The keys of this client with this {@code kid}. */
    List<VerificationKey> named(Registration client, String kid) {
        KeyRing ring = byClient.get(client.id());
        return ring == null ? List.of() : ring.named(kid);
    }

    @Override
    public void close() {
        beat.interrupt();
        threads.shutdownNow();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
