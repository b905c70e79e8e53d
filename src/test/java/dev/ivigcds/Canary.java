package dev.ivigcds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A port that nobody may connect to: it counts who does, says nothing, and hangs up. */
public final class Canary implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();

    /** On every address of this machine. */
    public Canary() {
        this(null, 0);
    }

    /** On one address; port 0 stands for a free one. */
    public Canary(@Nullable InetAddress address, int port) {
        try {
            socket = new ServerSocket();
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("canary").start(this::count);
    }

    private void count() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                connections.incrementAndGet();
            } catch (IOException e) {
                // Closed, or the caller was quicker to leave: either way it has been counted or never came.
            }
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
