package dev.ivigcds;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Tells in plain words why the server does not start: the faults of the settings or of the knowledge, all at once. */
final class RefusedStart implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        boolean ours = trace.length > 0 && trace[0].getClassName().startsWith(RefusedStart.class.getPackageName());
        if (!ours || root.getMessage() == null) {
            return null;
        }
        return new FailureAnalysis(
                root.getMessage(),
                "Mend each of these and start again. Every setting is explained in application.yaml.",
                root);
    }
}
