package dev.ivigcds.catalog;

import dev.ivigcds.terminology.KnowledgeFolder;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The knowledge in force. It is replaced as a whole or not at all (T-26): who has taken a catalog keeps that one to the end of the call, and
 * what has a fault is refused while the last good one goes on.
 */
public final class Knowledge {
    private final AtomicReference<State> state;

    /**
     * What holds just now.
     *
     * @param inForce what judges
     * @param refusal why what was offered last is not in force; empty if it is
     */
    private record State(Catalog inForce, Optional<String> refusal) {}

    /** Begins with a catalog. */
    public Knowledge(Catalog first) {
        this.state = new AtomicReference<>(new State(first, Optional.empty()));
    }

    /** The catalog to serve a call with, from its first line to its last. */
    public Catalog inForce() {
        return state.get().inForce();
    }

    /** Why the knowledge that was offered last was refused, if it was: all faults, with file and line. */
    public Optional<String> refusal() {
        return state.get().refusal();
    }

    /** Puts other knowledge in force if it has no fault, else refuses it and keeps what there is. */
    public void offer(KnowledgeFolder folder) {
        try {
            Catalog read = Catalog.read(folder);
            state.set(new State(read, Optional.empty()));
        } catch (KnowledgeFaultsException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    /** Keeps what there is, since what should replace it could not even be read. */
    public void refuse(String because) {
        state.updateAndGet(now -> new State(now.inForce(), Optional.of(because)));
    }
}
