package dev.ivigcds.catalog;

import dev.ivigcds.artefacts.Artefacts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.rules.Rule;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.terminology.KnowledgeFault;
import dev.ivigcds.terminology.KnowledgeFolder;
import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.terminology.ValueSetReader;
import dev.ivigcds.wire.Refusal;
import dev.ivigcds.wire.RulePage;
import dev.ivigcds.wire.ServiceListing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The services this server offers, and the terminology they share. Immutable. */
public final class Catalog {
    private final SortedMap<String, Service> services;
    private final Terminology terminology;
    private final Artefacts files;
    private final Set<String> prefetchKeys;
    private final Set<String> suppliedKeys;
    private final AtomicReference<@Nullable Artefacts> artefacts = new AtomicReference<>();

    private Catalog(SortedMap<String, Service> services, Terminology terminology, Artefacts files) {
        this.services = services;
        this.terminology = terminology;
        this.files = files;
        Set<String> asked = new TreeSet<>();
        services.values()
                .forEach(service ->
                        service.hooks().forEach(hook -> service.needs(hook).forEach(need -> asked.add(need.key()))));
        this.prefetchKeys = Collections.unmodifiableSet(asked);
        Set<String> supplied = new TreeSet<>(asked);
        supplied.addAll(FhirpathPrefetch.KEYS);
        this.suppliedKeys = Collections.unmodifiableSet(supplied);
    }

    /**
     * Reads the knowledge: the ValueSets, and every {@code hooks/<service>/service.yaml} against them and our rules.
     *
     * @throws KnowledgeFaultsException if anything is wrong, with all of it
     */
    public static Catalog read(KnowledgeFolder folder) {
        List<KnowledgeFault> faults = new ArrayList<>();
        folder.otherHash().ifPresent(words -> new Faults(KnowledgeFolder.HASH_FILE, faults).line(0, words));
        Terminology terminology = ValueSetReader.read(folder, faults);
        return read(folder, terminology, RuleBook.RULES, faults);
    }

    /**
     * Reads every {@code hooks/<service>/service.yaml} against a terminology and a list of rules.
     *
     * @param faults what is already wrong; all faults found are added
     * @throws KnowledgeFaultsException if anything is wrong, with all of it
     */
    static Catalog read(
            KnowledgeFolder folder,
            Terminology terminology,
            List<Class<? extends Rule>> rules,
            List<KnowledgeFault> faults) {
        SortedMap<String, Service> services = new TreeMap<>();
        Artefacts files = Artefacts.read(folder, faults);
        String sha256 = folder.sha256();
        folder.below("hooks", "/service.yaml").forEach((path, text) -> {
            String name = path.substring("hooks/".length(), path.length() - "/service.yaml".length());
            Faults here = new Faults(path, faults);
            YamlFile.root(text, here)
                    .map(root -> new ServiceReader(rules, terminology, here)
                            .read(root, name, sha256, new Examples(folder, name)))
                    .ifPresent(service -> services.put(service.id(), service));
        });
        if (folder.below("hooks", "/service.yaml").isEmpty()) {
            new Faults("hooks", faults).line(0, "there is no hooks/<service>/service.yaml");
        }
        if (!faults.isEmpty()) {
            throw new KnowledgeFaultsException(faults);
        }
        return new Catalog(services, terminology, files);
    }

    /** The discovery answer: one entry for each service and hook. */
    public ServiceListing listing(Discovery discovery) {
        return new ServiceListing(services.values().stream()
                .flatMap(s -> s.listing(discovery).stream())
                .toList());
    }

    /**
     * The service of an id.
     *
     * @throws Refusal.Unknown if there is none
     */
    public Service require(String serviceId) {
        Service service = services.get(serviceId);
        if (service == null) {
            throw new Refusal.Unknown(
                    "There is no such service. This server offers " + String.join(", ", services.keySet()) + ".");
        }
        return service;
    }

    /**
     * The service of an id, if it answers a hook.
     *
     * @throws Refusal.Unknown if there is no such service
     * @throws Refusal.HookNotOffered if it does not answer that hook
     */
    public Service require(String serviceId, String hook) {
        Service service = require(serviceId);
        if (service.hooks().stream().noneMatch(o -> o.hook().equals(hook))) {
            throw new Refusal.HookNotOffered(serviceId + " does not answer this hook. It answers "
                    + service.hooks().stream().map(Occasion::hook).collect(Collectors.joining(", ")) + ".");
        }
        return service;
    }

    /** Every prefetch key that a service asks for. */
    public Set<String> prefetchKeys() {
        return prefetchKeys;
    }

    /** Every key a client may send: those, and the ones of the queries with tokens of CDS Hooks 3.0, which are never fetched. */
    public Set<String> suppliedKeys() {
        return suppliedKeys;
    }

    /** Every service as its pages show it. */
    public List<RulePage.Index> ruleIndexes() {
        return services.values().stream().map(Service::ruleIndex).toList();
    }

    /** The page of a topic, if a service speaks of it. */
    public Optional<RulePage> rulePage(String topic) {
        return Topic.ofCode(topic)
                .flatMap(known -> services.values().stream()
                        .flatMap(service -> service.rulePage(known).stream())
                        .findFirst());
    }

    /** The knowledge in FHIR's own forms: the files, and what is made of the services, once. */
    public Artefacts artefacts() {
        Artefacts made = artefacts.get();
        if (made == null) {
            made = files.with(services.values().stream()
                    .flatMap(service -> service.artefacts(files).stream())
                    .toList());
            artefacts.set(made);
        }
        return made;
    }

    /** What judges, in one line: each service with its version and the hash. */
    public String describe() {
        return services.values().stream().map(Service::knowledge).collect(Collectors.joining(", "));
    }

    /** The codes and words of every idea. */
    public Terminology terminology() {
        return terminology;
    }
}
