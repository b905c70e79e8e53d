package dev.ivigcds.web;

import dev.ivigcds.caller.Doorkeeper;
import dev.ivigcds.caller.Presented;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.wire.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What a call passes before a controller sees it: there is room for one more, its sender is verified before a byte of its body is read, its body
 * arrives, and its turn comes. Discovery and everything else that is not a POST goes by.
 */
final class Gate extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Request attribute: the {@link VerifiedCaller}. */
    static final String CALLER = "dev.ivigcds.caller";

    /** Every 401 leaves so long after its call came, so that its time tells no more than its bytes (T-23). */
    private static final Duration EVEN = Duration.ofMillis(20);

    private final transient Doorkeeper doorkeeper;
    private final transient Workload workload;
    private final transient Clock clock;
    private final transient Duration arrival;
    private final transient HandlerExceptionResolver errors;

    Gate(Doorkeeper doorkeeper, Workload workload, Clock clock, Duration arrival, HandlerExceptionResolver errors) {
        this.doorkeeper = doorkeeper;
        this.workload = workload;
        this.clock = clock;
        this.arrival = arrival;
        this.errors = errors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        long came = System.nanoTime();
        try {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                work(request, response, chain);
            } else {
                workload.comeIn();
                request.setAttribute(CALLER, doorkeeper.admit(presented(request), clock.instant()));
                receive(request, response, chain);
            }
        } catch (Refusal refusal) {
            if (refusal instanceof Refusal.Unauthorized) {
                waitUntilEven(came);
            }
            answer(request, response, refusal);
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Arrival body = new Arrival(request, workload, refusal -> answer(request, response, refusal));
        boolean waits = false;
        try {
            if (body.isHere()) {
                work(request, response, chain);
            } else {
                body.await(arrival);
                waits = true;
            }
        } finally {
            if (!waits) {
                body.end();
            }
        }
    }

    private void work(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        workload.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            workload.end();
        }
    }

    private static Presented presented(HttpServletRequest request) {
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        List<String> authorization = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        Object chain = request.getAttribute("jakarta.servlet.request.X509Certificate");
        Optional<X509Certificate> certificate = chain instanceof X509Certificate[] certificates
                ? List.of(certificates).stream().findFirst()
                : Optional.empty();
        return new Presented(path, authorization, certificate);
    }

    /** The controllers' own errors answer here too, so that a refusal looks the same wherever it was made. */
    private void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        errors.resolveException(request, response, null, refusal);
    }

    private static void waitUntilEven(long came) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, came + EVEN.toNanos() - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
