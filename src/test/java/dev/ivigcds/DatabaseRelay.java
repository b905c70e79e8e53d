package dev.ivigcds;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire between the server and its database, which can be cut, or go dead without a word. */
final class DatabaseRelay implements AutoCloseable {
    enum State {
        OPEN,
        /** Every connection ends at once. */
        CUT,
        /** Connections stay, and nothing comes back. */
        DEAD
    }

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state;

    DatabaseRelay(int target, State state) {
        this.target = target;
        this.state = state;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void set(State next) {
        state = next;
        if (next != State.DEAD) {
            sockets.forEach(DatabaseRelay::end);
            sockets.clear();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                sockets.add(client);
                if (state == State.CUT) {
                    end(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // closed, or the other side is gone
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket database = new Socket();
        sockets.add(database);
        database.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        Thread.ofVirtual().start(() -> pump(client, database));
        Thread.ofVirtual().start(() -> pump(database, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (state != State.DEAD) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException e) {
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // it has ended
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        set(State.CUT);
    }
}
