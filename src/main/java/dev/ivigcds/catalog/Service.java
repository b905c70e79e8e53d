package dev.ivigcds.catalog;

import dev.ivigcds.artefacts.Artefact;
import dev.ivigcds.artefacts.Artefacts;
import dev.ivigcds.artefacts.ServiceArtefacts;
import dev.ivigcds.cards.Template;
import dev.ivigcds.cards.Texts;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.rules.History;
import dev.ivigcds.rules.Judgement;
import dev.ivigcds.rules.Rule;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.RulePage;
import dev.ivigcds.wire.ServiceListing;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One decision support service: its rules, its words and what it needs to know. Immutable. */
public final class Service {
    private final ServiceDescription description;
    private final List<PrefetchEntry> prefetch;
    private final Map<Occasion, List<PrefetchNeed>> needs = new EnumMap<>(Occasion.class);
    private final FhirpathPrefetch fhirpath;
    private final List<Rule> rules;
    private final Map<Topic, TopicDefinition> topics;
    private final About about;
    private final Examples examples;
    private final Texts texts;
    private final Texts withOwnReasons;
    private final AtomicReference<@Nullable Pages> pages = new AtomicReference<>();

    Service(
            ServiceDescription description,
            List<PrefetchEntry> prefetch,
            FhirpathPrefetch fhirpath,
            List<Rule> rules,
            Map<Topic, TopicDefinition> topics,
            Map<String, Template> offers,
            About about,
            Examples examples) {
        this.description = description;
        this.prefetch = List.copyOf(prefetch);
        for (Occasion occasion : Occasion.values()) {
            needs.put(
                    occasion,
                    prefetch.stream()
                            .filter(entry -> entry.hooks().contains(occasion))
                            .map(PrefetchEntry::need)
                            .toList());
        }
        this.fhirpath = fhirpath;
        this.rules = List.copyOf(rules);
        this.topics = Map.copyOf(topics);
        this.about = about;
        this.examples = examples;
        this.texts = new Texts(
                topics.values().stream().collect(Collectors.toMap(TopicDefinition::topic, TopicDefinition::words)),
                offers);
        this.withOwnReasons = texts.withOwnReasons();
    }

    /** The last part of its URL. */
    public String id() {
        return description.id();
    }

    /** Version of its knowledge. */
    public String version() {
        return description.version();
    }

    /** What judged, so that a decision can be traced: {@code ivig-myositis 1.0.0 sha256:…}. */
    public String knowledge() {
        return id() + " " + version() + " sha256:" + description.sha256();
    }

    /** The moments it is asked in. */
    public List<Occasion> hooks() {
        return Stream.of(Occasion.values())
                .filter(o -> prefetch.stream().anyMatch(entry -> entry.hooks().contains(o)))
                .toList();
    }

    /** The parts of the chart it needs at a moment, in the order of its file. */
    public List<PrefetchNeed> needs(Occasion occasion) {
        return needs.getOrDefault(occasion, List.of());
    }

    /** All verdicts on a chart; what may not be said at this moment is suppressed (clinical.md 6-9). */
    public Judgement judge(Chart chart) {
        Judgement judgement = Judgement.of(rules, chart);
        Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
        judgement.verdicts().forEach((topic, verdict) -> verdicts.put(topic, said(topic, verdict, chart.occasion())));
        return new Judgement(judgement.scope(), verdicts, judgement.workings(), judgement.faults());
    }

    private Verdict said(Topic topic, Verdict verdict, Occasion occasion) {
        TopicDefinition definition = topics.get(topic);
        boolean allowed = definition != null && definition.hooks().contains(occasion);
        return verdict instanceof Verdict.Raised raised && !allowed
                ? new Verdict.Suppressed("not said at " + occasion.hook() + ": " + raised.because(), raised.inputs())
                : verdict;
    }

    /** What a chart tells over time, by the same rules and numbers. */
    public History history(Chart chart) {
        return History.of(rules, chart);
    }

    /** Its words; override reasons under HL7's codes where it has them, or under ours alone. */
    public Texts texts(boolean hl7Reasons) {
        return hl7Reasons ? texts : withOwnReasons;
    }

    /** Itself as its pages show it. */
    RulePage.Index ruleIndex() {
        Map<String, String> templates = new LinkedHashMap<>();
        prefetch.forEach(entry -> templates.put(entry.need().key(), entry.need().template()));
        return pages().index(knowledge(), Collections.unmodifiableMap(templates));
    }

    /** The page of a topic, if it speaks of it. */
    Optional<RulePage> rulePage(Topic topic) {
        return pages().has(topic) ? Optional.of(pages().of(topic, knowledge())) : Optional.empty();
    }

    /** What is made of it in FHIR's own forms. */
    List<Artefact> artefacts(Artefacts files) {
        List<PrefetchNeed> needs = prefetch.stream().map(PrefetchEntry::need).toList();
        return ServiceArtefacts.of(
                ruleIndex(),
                pages().all(knowledge()),
                hooks().stream().map(Occasion::hook).toList(),
                needs,
                files);
    }

    private Pages pages() {
        Pages made = pages.get();
        if (made == null) {
            made = new Pages(description, topics, about, examples);
            pages.set(made);
        }
        return made;
    }

    /** Its entries in discovery, one for each hook. */
    List<ServiceListing.Service> listing(Discovery discovery) {
        return hooks().stream().map(occasion -> listing(occasion, discovery)).toList();
    }

    private ServiceListing.Service listing(Occasion occasion, Discovery discovery) {
        Map<String, String> templates = new LinkedHashMap<>();
        needs(occasion).forEach(need -> templates.put(need.key(), need.template()));
        if (discovery.tokens() == PrefetchTokens.FHIRPATH) {
            templates.putAll(fhirpath.at(occasion));
        }
        return new ServiceListing.Service(
                occasion.hook(),
                description.title(),
                description.description(),
                id(),
                discovery.version(),
                Collections.unmodifiableMap(templates),
                description.usageRequirements(),
                new ServiceListing.Extension(knowledge()));
    }
}
