package dev.ivigcds.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ivigcds.wire.FeedbackReceipt;
import dev.ivigcds.wire.Refusal;
import java.util.List;

/**
 * A FHIR R4 OperationOutcome with an issue for each thing that is wrong: how every error leaves the server. It names what is wrong, where, and what to do; no
 * datum of the patient, no token, no stack trace.
 */
record OperationOutcome(@JsonProperty("resourceType") String resourceType, List<Issue> issue) {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Issue(String severity, String code, String diagnostics, List<String> expression) {}

    static OperationOutcome of(String code, String words, List<String> where) {
        return new OperationOutcome("OperationOutcome", List.of(new Issue("error", code, words, where)));
    }

    static OperationOutcome of(List<FeedbackReceipt.Rejection> rejected) {
        return new OperationOutcome(
                "OperationOutcome",
                rejected.stream()
                        .map(r -> new Issue("error", "invalid", r.where() + ": " + r.why() + ".", List.of(r.where())))
                        .toList());
    }

    static OperationOutcome of(Refusal refusal) {
        return of(refusal.code(), refusal.words(), refusal.where());
    }
}
