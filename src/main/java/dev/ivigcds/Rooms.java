package dev.ivigcds;

import dev.ivigcds.caller.Backends;
import dev.ivigcds.caller.ClientRegistry;
import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.caller.Doorkeeper;
import dev.ivigcds.caller.Replays;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.cards.AppLink;
import dev.ivigcds.cards.CardWriter;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.catalog.Discovery;
import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.consult.ChartReview;
import dev.ivigcds.consult.Consultation;
import dev.ivigcds.consult.Modes;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.fhir.AppServers;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.journal.Journal;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.smart.SmartApp;
import dev.ivigcds.web.Operators;
import dev.ivigcds.web.Workload;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import okhttp3.Dns;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Puts the rooms together. Whatever is wrong with settings or knowledge stops the start here. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class Rooms {
    /** The one clock; time reaches every room as an argument. In a demonstration it may stand still. */
    @Bean
    Clock clock(Settings settings) {
        return settings.demoTime() == null ? Clock.systemUTC() : Clock.fixed(settings.demoTime(), ZoneOffset.UTC);
    }

    @Bean
    Knowledge knowledge(Settings settings) {
        return new Knowledge(Catalog.read(KnowledgeFiles.read(settings.knowledge())));
    }

    @Bean
    Discovery discovery(Settings settings) {
        return new Discovery(settings.prefetchTokens(), settings.discoveryVersion());
    }

    /** A folder is watched; the bundled knowledge cannot change. */
    @Bean
    @ConditionalOnProperty("ivig-cds.knowledge")
    KnowledgeWatch knowledgeWatch(Knowledge knowledge, Settings settings) {
        return new KnowledgeWatch(knowledge, () -> KnowledgeFiles.read(settings.knowledge())).started();
    }

    @Bean
    ClientRegistry clients(Settings settings, Knowledge knowledge, Environment environment) {
        Set<String> topics = Arrays.stream(Topic.values()).map(Topic::code).collect(Collectors.toSet());
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        Site site =
                new Site(demo, settings.allowUntrusted(), knowledge.inForce().prefetchKeys(), topics);
        SettingsCheck.pass(settings, site, new Origins(environment));
        return new ClientRegistry(settings.clients(), site);
    }

    /** Used tokens are remembered in the database too where several servers can share it; a file of H2 is one server's own. */
    @Bean
    @DependsOnDatabaseInitialization
    Replays replays(DataSource database, @Value("${spring.datasource.url:}") String url) {
        return url.startsWith("jdbc:h2:") ? Replays.inMemory() : Replays.in(database);
    }

    @Bean
    Doorkeeper doorkeeper(ClientRegistry clients, Settings settings, Replays replays) {
        return new Doorkeeper(
                clients, PublicUrl.of(settings).orElse(""), settings.maxTokenLifetime(), replays, Dns.SYSTEM);
    }

    @Bean
    Workload workload(Settings settings) {
        return new Workload(settings.maxConcurrentCalls());
    }

    /** After the registry, which says what is wrong with the settings. */
    @Bean
    Backends backends(Settings settings, ClientRegistry checked) {
        return Backends.of(settings.clients(), settings.dataDir());
    }

    @Bean
    Charts charts(Knowledge knowledge, Settings settings, Backends backends) {
        return new Charts(knowledge.inForce().terminology(), settings.deadline(), backends);
    }

    @Bean
    Consultation consultation(Charts charts, Settings settings, Journal journal, Clock clock) {
        return new Consultation(
                charts,
                new CardWriter(rulePages(settings)),
                new Modes(settings.rules()),
                call -> {
                    if (VerifiedCaller.isRehearsal(call.client())) {
                        journal.rehearse(call);
                    } else {
                        journal.record(call);
                    }
                },
                clock,
                PublicUrl.of(settings).map(base -> new AppLink(URI.create(base + "/smart/launch"))));
    }

    @Bean
    ChartReview chartReview(Charts charts, Settings settings, Clock clock) {
        return new ChartReview(charts, new Modes(settings.rules()), rulePages(settings), clock);
    }

    /** After the tables are there, if the database is. */
    @Bean
    @DependsOnDatabaseInitialization
    Journal journal(DataSource store, Settings settings, Clock clock) {
        return new Journal(store, settings.journal(), clock);
    }

    @Bean
    Operators operators(Settings settings, Environment environment) {
        return new Operators(settings.operators(), environment.acceptsProfiles(Profiles.of("demo")));
    }

    /** After the registry, as above; launches are only begun where the settings say how the app is registered. */
    @Bean
    SmartApp smartApp(
            Settings settings,
            ClientRegistry clients,
            Knowledge knowledge,
            Charts charts,
            Backends backends,
            Clock clock) {
        return new SmartApp(
                clients.smartServers(),
                PublicUrl.of(settings).orElse(""),
                server -> AppServers.types(
                        knowledge.inForce().require(ChartReview.SERVICE).needs(Occasion.PATIENT_VIEW), server.caller()),
                charts.appServers(),
                backends,
                clock);
    }

    @Bean
    AppServers appServers(Charts charts) {
        return charts.appServers();
    }

    private static Optional<URI> rulePages(Settings settings) {
        return PublicUrl.of(settings).map(base -> URI.create(base + "/rules"));
    }
}
