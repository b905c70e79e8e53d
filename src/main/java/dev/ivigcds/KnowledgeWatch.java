package dev.ivigcds;

import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.terminology.KnowledgeFolder;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the knowledge folder every few seconds. What has changed there is offered once it has come to rest, that is, was found the same
 * twice: a folder that is being copied is not read half-way (T-26).
 */
final class KnowledgeWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeWatch.class);
    private static final int SECONDS = 5;

    private final Knowledge knowledge;
    private final Supplier<KnowledgeFolder> files;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("knowledge").factory());
    private Found last;
    private Found offered;

    /**
     * What a look found.
     *
     * @param folder the files, if they could be read
     * @param fault why not
     */
    private record Found(Optional<KnowledgeFolder> folder, String fault) {}

    /** A watch over the folder that {@code files} reads, which is what is in force now. */
    KnowledgeWatch(Knowledge knowledge, Supplier<KnowledgeFolder> files) {
        this.knowledge = knowledge;
        this.files = files;
        this.last = found();
        this.offered = last;
    }

    /** Looks again and again from now on, by itself. */
    KnowledgeWatch started() {
        Future<?> unused = clockwork.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** One look. */
    synchronized void look() {
        Found found = found();
        boolean atRest = found.equals(last);
        last = found;
        if (atRest && !found.equals(offered)) {
            offered = found;
            offer(found);
        }
    }

    private void offer(Found found) {
        found.folder().ifPresentOrElse(knowledge::offer, () -> knowledge.refuse(found.fault()));
        knowledge
                .refusal()
                .ifPresentOrElse(
                        faults -> LOG.error("the changed knowledge is refused, what was in force goes on: {}", faults),
                        () -> LOG.info(
                                "knowledge in force: {}", knowledge.inForce().describe()));
    }

    private Found found() {
        try {
            return new Found(Optional.of(files.get()), "");
        } catch (RuntimeException e) {
            return new Found(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
