package dev.ivigcds.web;

import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Everything that goes wrong, as a status and an OperationOutcome. */
@RestControllerAdvice
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    /** Waiting times are told in whole seconds, never too short. */
    private static final Duration ALMOST_A_SECOND = Duration.ofNanos(999_999_999);

    @ExceptionHandler
    ResponseEntity<OperationOutcome> refusal(Refusal refusal) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_JSON);
        refusal.retryAfter()
                .map(wait -> Math.max(1, wait.plus(ALMOST_A_SECOND).toSeconds()))
                .ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        return answer.body(OperationOutcome.of(refusal));
    }

    @ExceptionHandler
    ResponseEntity<OperationOutcome> mediaType(HttpMediaTypeNotSupportedException e) {
        return of(e, "not-supported", "The body must be JSON: send Content-Type: application/json.");
    }

    @ExceptionHandler
    ResponseEntity<OperationOutcome> accept(HttpMediaTypeNotAcceptableException e) {
        return of(e, "not-supported", "The answer is JSON: send Accept: application/json, or leave Accept out.");
    }

    @ExceptionHandler
    ResponseEntity<OperationOutcome> method(HttpRequestMethodNotSupportedException e) {
        String allowed =
                e.getSupportedMethods() == null ? "" : " Use " + String.join(", ", e.getSupportedMethods()) + ".";
        return of(e, "not-supported", "This method is not offered here." + allowed);
    }

    @ExceptionHandler
    ResponseEntity<OperationOutcome> noSuchPath(NoHandlerFoundException e) {
        return of(e, "not-found", "There is nothing at this path. Discovery is at GET /cds-services.");
    }

    /** The client went away or the body broke off: nobody is listening. */
    @ExceptionHandler
    ResponseEntity<OperationOutcome> brokenOff(IOException e) {
        LOG.info("a request broke off: {}", e.getClass().getName());
        return answer(HttpStatusCode.valueOf(400), OperationOutcome.of("incomplete", "The body broke off.", List.of()));
    }

    /** A fault of ours. The log keeps the kind of fault and where it happened, never its message: that may quote the chart (T-15). */
    @ExceptionHandler
    ResponseEntity<OperationOutcome> fault(Exception e) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return of(known, "invalid", "The request cannot be served as it was sent.");
        }
        UUID id = UUID.randomUUID();
        StackTraceElement[] trace = e.getStackTrace();
        LOG.error("fault {}: {} at {}", id, e.getClass().getName(), trace.length == 0 ? "unknown" : trace[0]);
        return answer(
                HttpStatusCode.valueOf(500),
                OperationOutcome.of(
                        "exception",
                        "The server could not complete the call. Fault " + id + " in its log.",
                        List.of()));
    }

    private static ResponseEntity<OperationOutcome> of(ErrorResponse e, String code, String words) {
        return ResponseEntity.status(e.getStatusCode())
                .headers(e.getHeaders())
                .contentType(MediaType.APPLICATION_JSON)
                .body(OperationOutcome.of(code, words, List.of()));
    }

    private static ResponseEntity<OperationOutcome> answer(HttpStatusCode status, OperationOutcome outcome) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(outcome);
    }
}
