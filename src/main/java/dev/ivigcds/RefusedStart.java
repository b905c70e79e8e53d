package dev.ivigcds;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in plain words why the server does not start: the faults of the settings or of the knowledge, all at once. */
final class RefusedStart extends AbstractFailureAnalyzer<IllegalArgumentException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        boolean ours = trace.length > 0 && trace[0].getClassName().startsWith(RefusedStart.class.getPackageName());
        if (!ours || cause.getMessage() == null) {
            return null;
        }
        return new FailureAnalysis(
                cause.getMessage(),
                "Mend each of these and start again. Every setting is explained in application.yaml.",
                cause);
    }
}
