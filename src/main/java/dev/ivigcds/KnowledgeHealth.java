package dev.ivigcds;

import dev.ivigcds.catalog.Knowledge;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Which knowledge is in force, as a part of readiness, and a number to alarm on. Refused knowledge makes the server degraded, not unready: the
 * last good one judges (T-26).
 */
@Component("knowledgeHealthIndicator")
final class KnowledgeHealth implements HealthIndicator, MeterBinder {
    private final Knowledge knowledge;

    KnowledgeHealth(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Health health() {
        return knowledge
                .refusal()
                .map(faults -> Health.status("DEGRADED").withDetail("refused", faults))
                .orElseGet(Health::up)
                .withDetail("inForce", knowledge.inForce().describe())
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ivig.cds.knowledge.refused", knowledge, k -> k.refusal().isPresent() ? 1 : 0)
                .description("1 while changed knowledge is refused and the last good one judges")
                .register(registry);
    }
}
