package dev.ivigcds;

import dev.ivigcds.caller.ClientRegistry;
import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.catalog.Discovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Stops the start on wrong settings, all faults at once: each with its key, where that was written, what is wrong and what to do. */
final class SettingsCheck {
    private static final Duration LONGEST_TOKEN = Duration.ofHours(1);
    private static final int MOST_CALLS = 10_000;

    private SettingsCheck() {}

    /**
     * Returns if everything is in order.
     *
     * @throws IllegalArgumentException naming every fault
     */
    static void pass(Settings settings, Site site, Origins origins) {
        List<String> faults = new ArrayList<>();
        PublicUrl.fault(settings).ifPresent(faults::add);
        settings.rules().keySet().stream()
                .filter(topic -> !site.topics().contains(topic))
                .forEach(topic -> faults.add("ivig-cds.rules: there is no topic \"" + topic + "\"."));
        Duration life = settings.maxTokenLifetime();
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_TOKEN) > 0) {
            faults.add("ivig-cds.max-token-lifetime: must be more than nothing and at most an hour, such as 20m.");
        }
        if (settings.maxConcurrentCalls() < 1 || settings.maxConcurrentCalls() > MOST_CALLS) {
            faults.add("ivig-cds.max-concurrent-calls: must be between 1 and " + MOST_CALLS + ".");
        }
        if (!Discovery.isVersion(settings.discoveryVersion())) {
            faults.add("ivig-cds.discovery-version: must be a version such as 2.0.1, or empty to say none.");
        }
        if (settings.demoTime() != null && !site.demo()) {
            faults.add("ivig-cds.demo-time: a clock that stands still is for the demo profile alone; leave it out.");
        }
        faults.addAll(ClientRegistry.faults(settings.clients(), site));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("The settings have " + faults.size() + " fault(s):\n  - "
                    + faults.stream().map(origins::placed).collect(Collectors.joining("\n  - ")));
        }
    }
}
