package dev.ivigcds.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept and for how long, as in {@code ivig-cds.journal}.
 *
 * @param longestWait longest time an answer with cards waits until the ids of its cards are kept; then it goes out all the same
 * @param queue records that may wait to be written
 * @param values whether decision records keep the patient's values
 * @param keyFile file with 32 random bytes in base64, to encrypt comments and to hash patient and user; without it neither is kept
 * @param keepDecisions age at which a decision record is deleted
 * @param keepUnrelated age at which the short record of a call without IVIG is deleted
 * @param keepFeedback age at which a card's id and topic, and feedback, are deleted
 */
public record JournalSettings(
        Duration longestWait,
        Integer queue,
        boolean values,
        @Nullable Path keyFile,
        Duration keepDecisions,
        Duration keepUnrelated,
        Duration keepFeedback) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /**
     * Settings; what is not set comes as null and is what {@code application.yaml} says.
     *
     * @throws IllegalArgumentException naming every key that is out of range
     */
    public JournalSettings {
        longestWait = Objects.requireNonNullElse(longestWait, Duration.ofMillis(200));
        queue = Objects.requireNonNullElse(queue, 2000);
        keepDecisions = Objects.requireNonNullElse(keepDecisions, Duration.ofDays(90));
        keepUnrelated = Objects.requireNonNullElse(keepUnrelated, Duration.ofDays(14));
        keepFeedback = Objects.requireNonNullElse(keepFeedback, Duration.ofDays(730));
        List<String> faults = new ArrayList<>();
        if (longestWait.isNegative() || longestWait.compareTo(LONGEST_WAIT) > 0) {
            faults.add("ivig-cds.journal.longest-wait: must be between 0 and 5 s.");
        }
        if (queue < 1 || queue > 100_000) {
            faults.add("ivig-cds.journal.queue: must be between 1 and 100000.");
        }
        check("keep-decisions", keepDecisions, faults);
        check("keep-unrelated", keepUnrelated, faults);
        check("keep-feedback", keepFeedback, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    private static void check(String key, Duration age, List<String> faults) {
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            faults.add("ivig-cds.journal." + key + ": must be one hour or more.");
        }
    }
}
