package dev.ivigcds.web;

import dev.ivigcds.wire.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A body on its way in, held by no thread: it has twenty seconds to arrive complete, however slowly its bytes drip (T-17). Complete, it goes on
 * to the controllers.
 */
final class Arrival implements ReadListener, AsyncListener {
    /** Request attribute: the body as it arrived, still packed. */
    static final String BODY = "dev.ivigcds.body";

    private static final int CHUNK = 16 * 1024;

    private final HttpServletRequest request;
    private final AsyncContext call;
    private final ServletInputStream in;
    private final Workload workload;
    private final Consumer<Refusal> answer;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AtomicBoolean over = new AtomicBoolean();

    private Arrival(HttpServletRequest request, AsyncContext call, Workload workload, Consumer<Refusal> answer)
            throws IOException {
        this.request = request;
        this.call = call;
        this.in = request.getInputStream();
        this.workload = workload;
        this.answer = answer;
    }

    /**
     * Begins to take in the body.
     *
     * @param within time for all of it
     * @param answer what is done with a body that cannot be had
     */
    static void begin(HttpServletRequest request, Duration within, Workload workload, Consumer<Refusal> answer)
            throws IOException {
        if (request.getContentLengthLong() > Body.LIMIT) {
            throw Body.tooLarge();
        }
        AsyncContext call = request.startAsync();
        call.setTimeout(within.toMillis());
        Arrival arrival = new Arrival(request, call, workload, answer);
        call.addListener(arrival);
        arrival.in.setReadListener(arrival);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (!over.get() && in.isReady()) {
            int read = in.read(chunk);
            if (read < 0) {
                return;
            }
            take(chunk, read);
        }
    }

    private void take(byte[] chunk, int read) {
        try {
            if (body.size() + read > Body.LIMIT) {
                throw Body.tooLarge();
            }
            workload.hold(read);
            body.write(chunk, 0, read);
        } catch (Refusal refusal) {
            end(refusal);
        }
    }

    @Override
    public void onAllDataRead() {
        if (over.compareAndSet(false, true)) {
            request.setAttribute(BODY, body.toByteArray());
            call.setTimeout(0);
            call.dispatch();
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

    private static Refusal tooSlow() {
        return new Refusal.TooSlow("The request took too long to arrive. Send it again on a faster connection.");
    }

    private static Refusal brokenOff() {
        return new Refusal.Malformed("The body broke off.");
    }

    private void end(Refusal refusal) {
        if (over.compareAndSet(false, true)) {
            answer.accept(refusal);
            call.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        workload.drop(body.size());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
