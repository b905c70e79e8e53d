package dev.ivigcds.catalog;

import dev.ivigcds.terminology.KnowledgeFault;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with the knowledge, at once: the server does not start. */
public final class KnowledgeFaultsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<KnowledgeFault> faults;

    KnowledgeFaultsException(List<KnowledgeFault> faults) {
        this(sorted(faults), faults.size());
    }

    private KnowledgeFaultsException(List<KnowledgeFault> sorted, int count) {
        super((count == 1 ? "There is a fault" : "There are " + count + " faults") + " in the knowledge:\n"
                + sorted.stream().map(f -> "  " + f).collect(Collectors.joining("\n")));
        this.faults = sorted;
    }

    private static List<KnowledgeFault> sorted(List<KnowledgeFault> faults) {
        return faults.stream()
                .distinct()
                .sorted(Comparator.comparing(KnowledgeFault::file).thenComparingInt(KnowledgeFault::line))
                .toList();
    }

    /** The faults, by file and line. */
    public List<KnowledgeFault> faults() {
        return faults;
    }
}
