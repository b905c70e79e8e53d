package dev.ivigcds.web;

import dev.ivigcds.wire.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way in. One that has come together with its head is taken at once, as nearly all are; any other is held by no thread, and has
 * twenty seconds to arrive complete, however slowly its bytes drip (T-17). Complete, it goes on to the controllers.
 */
final class Arrival implements ReadListener, AsyncListener {
    /** Request attribute: the body as it arrived, still packed. */
    static final String BODY = "dev.ivigcds.body";

    /** Room for a body whose length is not told; it grows as bytes come. */
    private static final int ROOM = 16 * 1024;

    /** Most that is set aside because of what a length says. */
    private static final int MOST_ROOM = 128 * 1024;

    private final HttpServletRequest request;
    private final ServletInputStream in;
    private final Workload workload;
    private final AtomicBoolean over = new AtomicBoolean();

    /** What is done with a body that cannot be had. */
    private final Consumer<Refusal> answer;

    private byte[] body;
    private int size;
    private @Nullable AsyncContext call;

    /**
     * A body of which nothing was read yet.
     *
     * @param answer what is done with one that cannot be had
     */
    Arrival(HttpServletRequest request, Workload workload, Consumer<Refusal> answer) throws IOException {
        long length = request.getContentLengthLong();
        if (length > Body.LIMIT) {
            throw Body.tooLarge();
        }
        this.request = request;
        this.in = request.getInputStream();
        this.workload = workload;
        this.answer = answer;
        this.body = new byte[length > 0 ? (int) Math.min(length, MOST_ROOM) : ROOM];
    }

    /** Takes what is here already; whether that is all of a body whose length is told. */
    boolean isHere() throws IOException {
        long length = request.getContentLengthLong();
        while (size < length && in.available() > 0) {
            if (!hasRead()) {
                return false;
            }
        }
        boolean here = length > 0 && size == length;
        if (here) {
            hand();
        }
        return here;
    }

    /** Waits for the rest; once it has come, the call is dispatched anew. */
    void await(Duration within) {
        call = request.startAsync();
        call.setTimeout(within.toMillis());
        call.addListener(this);
        in.setReadListener(this);
    }

    /** What was kept counts no more. */
    void end() {
        workload.drop(size);
    }

    /** Reads some of what is here; false at its end. */
    private boolean hasRead() throws IOException {
        if (in.isFinished()) {
            return false;
        }
        if (size == body.length) {
            body = Arrays.copyOf(body, Math.min(2 * size, Body.LIMIT + 1));
        }
        int read = in.read(body, size, body.length - size);
        if (read < 0) {
            return false;
        }
        if (size + read > Body.LIMIT) {
            throw Body.tooLarge();
        }
        workload.hold(read);
        size += read;
        return true;
    }

    private void hand() {
        request.setAttribute(BODY, size == body.length ? body : Arrays.copyOf(body, size));
    }

    @Override
    public void onDataAvailable() throws IOException {
        try {
            boolean more = true;
            while (more && !over.get() && in.isReady()) {
                more = hasRead();
            }
        } catch (Refusal refusal) {
            end(refusal);
        }
    }

    @Override
    public void onAllDataRead() {
        if (over.compareAndSet(false, true)) {
            hand();
            call().setTimeout(0);
            call().dispatch();
        }
    }

    /** The container tells of the fault once more, as {@link #onError(AsyncEvent)}; only there may it be answered. */
    @Override
    public void onError(Throwable fault) {}

    @Override
    public void onError(AsyncEvent event) {
        end(event.getThrowable() instanceof SocketTimeoutException ? tooSlow() : brokenOff());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(tooSlow());
    }

    private AsyncContext call() {
        return Objects.requireNonNull(call, "nobody waits");
    }

    private static Refusal tooSlow() {
        return new Refusal.TooSlow("The request took too long to arrive. Send it again on a faster connection.");
    }

    private static Refusal brokenOff() {
        return new Refusal.Malformed("The body broke off.");
    }

    private void end(Refusal refusal) {
        if (over.compareAndSet(false, true)) {
            answer.accept(refusal);
            call().complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
