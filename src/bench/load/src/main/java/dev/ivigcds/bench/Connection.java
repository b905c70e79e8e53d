package dev.ivigcds.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A kept-alive HTTP/1.1 connection over a blocking socket that reads no more of an answer than it must: status, length, and the bytes away. */
final class Connection implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;
    private int answerLength;
    private boolean closing;

    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        out = socket.getOutputStream();
        in = socket.getInputStream();
    }

    /** Sends it and reads the answer; returns the status. */
    int send(byte[] request) throws IOException {
        out.write(request);
        at = 0;
        end = 0;
        String status = line();
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).trim());
            } else if (header.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
                chunked = true;
            } else if (header.regionMatches(true, 0, "Connection:", 0, 11)) {
                closing = header.regionMatches(true, 11, " close", 0, 6);
            }
        }
        answerLength = chunked ? readChunks() : Math.max(length, 0);
        if (!chunked) {
            skip(answerLength);
        }
        return Integer.parseInt(status, 9, 12, 10);
    }

    /** Whether the server ends the connection with this answer: Tomcat does after a hundred. */
    boolean isClosing() {
        return closing;
    }

    /** Bytes in the body of the last answer. */
    int answerLength() {
        return answerLength;
    }

    private int readChunks() throws IOException {
        int all = 0;
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            skip(size + 2);
            all += size;
        }
        line();
        return all;
    }

    @SuppressWarnings("deprecation") // The quickest way from bytes to a String, and headers are Latin-1.
    private String line() throws IOException {
        int from = at;
        while (true) {
            for (; at < end; at++) {
                if (buffer[at] == '\n') {
                    String line = new String(buffer, 0, from, at - 1 - from);
                    at++;
                    return line;
                }
            }
            if (end == buffer.length) {
                System.arraycopy(buffer, from, buffer, 0, end - from);
                end -= from;
                at -= from;
                from = 0;
            }
            fill();
        }
    }

    private void skip(int length) throws IOException {
        int rest = length;
        while (true) {
            int taken = Math.min(rest, end - at);
            at += taken;
            rest -= taken;
            if (rest == 0) {
                return;
            }
            at = 0;
            end = 0;
            fill();
        }
    }

    private void fill() throws IOException {
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException("closed by the server");
        }
        end += read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
