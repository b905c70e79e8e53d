package dev.ivigcds.fhir;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Host names to addresses, within the time a call has. The machine's resolver can neither be hurried nor interrupted and would hold a virtual
 * thread's carrier, so it is asked on threads of its own: one for each name that is being looked up.
 */
final class Resolver implements AutoCloseable {
    private final Dns names;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("names").daemon().factory());
    private final Map<String, CompletableFuture<List<InetAddress>>> asked = new ConcurrentHashMap<>();

    Resolver(Dns names) {
        this.names = names;
    }

    /** What a name resolves to now; nothing if it is not known or not answered in time. */
    List<InetAddress> lookup(String host, Deadline deadline) {
        try {
            return asked.computeIfAbsent(host, this::ask).get(deadline.left(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            return List.of();
        }
    }

    private CompletableFuture<List<InetAddress>> ask(String host) {
        return CompletableFuture.supplyAsync(() -> now(host), threads);
    }

    private List<InetAddress> now(String host) {
        try {
            return names.lookup(host);
        } catch (UnknownHostException e) {
            return List.of();
        } finally {
            asked.remove(host);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
