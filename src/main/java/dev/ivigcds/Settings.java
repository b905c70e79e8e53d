package dev.ivigcds;

import dev.ivigcds.caller.ClientSettings;
import dev.ivigcds.caller.ClientSettings.TopicMode;
import dev.ivigcds.catalog.PrefetchTokens;
import dev.ivigcds.journal.JournalSettings;
import dev.ivigcds.web.OperatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything a site can set, documented in {@code application.yaml} (contract, "Settings"). An unknown key is refused at start.
 *
 * @param publicBaseUrl where the outside reaches this server
 * @param clients who may call
 * @param rules modes of topics for every client
 * @param deadline for the whole call
 * @param maxTokenLifetime longest time from {@code iat} to {@code exp} of a caller's token
 * @param maxConcurrentCalls hook calls worked on at the same time
 * @param knowledge folder with {@code hooks/} and {@code fhir-profiles/} in place of the bundled ones
 * @param prefetchTokens which tokens the prefetch queries of discovery may hold
 * @param discoveryVersion which CDS Hooks discovery says it speaks; empty: it does not say
 * @param dataDir folder for what the server keeps, its own keys among it
 * @param journal what is kept of calls, and for how long
 * @param operators who may read what is kept
 * @param allowUntrusted whether clients with {@code trust: none} are served outside the demo
 * @param demoTime where the clock of the demo stands still; null if it runs
 */
@ConfigurationProperties(prefix = "ivig-cds", ignoreUnknownFields = false)
record Settings(
        @Nullable URI publicBaseUrl,
        @DefaultValue List<ClientSettings> clients,
        @DefaultValue Map<String, TopicMode> rules,
        @DefaultValue("2s") Duration deadline,
        @DefaultValue("20m") Duration maxTokenLifetime,
        @DefaultValue("64") int maxConcurrentCalls,
        @Nullable String knowledge,
        @DefaultValue("simple") PrefetchTokens prefetchTokens,
        @DefaultValue("2.0.1") String discoveryVersion,
        @DefaultValue("./data") Path dataDir,
        @DefaultValue JournalSettings journal,
        @DefaultValue List<OperatorSettings> operators,
        boolean allowUntrusted,
        @Nullable Instant demoTime) {}
