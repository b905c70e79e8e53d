package dev.ivigcds;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * Faults in the log by their kind and place, without their messages, which may quote a chart or a token (T-15). What happens on the thread that
 * starts the server keeps its message: no call has been let in yet, and an operator has to know what is wrong.
 */
final class MutedTrace implements StackTracePrinter {
    private static final String STARTING = "main";

    @Override
    public void printStackTrace(Throwable fault, Appendable out) throws IOException {
        boolean starting = Thread.currentThread().getName().equals(STARTING);
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String before = "";
        for (@Nullable Throwable each = fault; each != null && seen.add(each); each = each.getCause()) {
            out.append(before)
                    .append(starting ? each.toString() : each.getClass().getName());
            for (StackTraceElement frame : each.getStackTrace()) {
                out.append("\n\tat ").append(frame.toString());
            }
            before = "\nCaused by: ";
        }
    }
}
