package dev.ivigcds.catalog;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.rules.Answer;
import dev.ivigcds.rules.Finding;
import dev.ivigcds.rules.Indicator;
import dev.ivigcds.rules.Rule;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import dev.ivigcds.terminology.KnowledgeFault;
import dev.ivigcds.terminology.KnowledgeFolder;
import dev.ivigcds.terminology.Terminology;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A small sound knowledge folder, to be spoilt line by line. */
final class KnowledgeSample {
    static final String FILE = "hooks/sample/service.yaml";
    static final List<Class<? extends Rule>> RULES = List.of(Waiting.class, Share.class);

    static final String SOUND = """
            id: sample
            version: 1.0.0
            title: Sample
            description: A service for tests.
            usageRequirements: Nothing.
            prefetch:
              patient:
                query: Patient/{{context.patientId}}
                needed: true
                hooks: [order-sign, patient-view]
              iga:
                query: Observation?patient={{context.patientId}}&code={valueset:iga}&_sort=-date&_count=50
                hooks: [order-sign]
            overrideReasons:
              emergency: { display: Emergency }
            offers:
              orderIga: "Order {test}"
            evidence:
              C6: { citation: "ESID criteria", reviewed: 2026-11-24 }
            rules:
              waiting:
                when: Always.
                parameters:
                  atLeast: 72 h
                  lookBack: 12 wk
                  limit: 80 g
                  counted: true
                  scale: MMT-8
                  steps: [1.10 g/kg, 30 %]
                topics:
                  igaUnscreened:
                    title: IgA not screened
                    hooks: [order-sign]
                    rule: The rule.
                    source: ESID
                    evidence: [C6]
                    overrideReasons: [emergency]
                    texts:
                      default: "No IgA of {date}."
                  igaPending:
                    title: IgA pending
                    hooks: [order-sign, patient-view]
                    rule: The rule.
                    source: ESID
                    texts:
                      default: "IgA ordered."
              share:
                when: Always.
                parameters: { share: 30 % }
                topics:
                  dose80:
                    title: Over 80 g
                    hooks: [order-sign]
                    rule: The rule.
                    source: IVIG CDS
                    texts:
                      default: "IVIG on one day."
            serviceTopics:
              checkFailed:
                title: Check not completed
                hooks: [order-sign]
                rule: The rule.
                source: IVIG CDS
                texts:
                  diagnoses: "Diagnoses could not be checked."
                  fault: "A check could not be completed."
              beforeInfusion:
                title: Before this infusion
                hooks: [order-sign]
                rule: The rule.
                source: IVIG CDS
                texts:
                  default: "{n} points: {items}."
            changes:
              - { version: 1.0.0, date: 2026-11-24, what: First version. }
            sourceAttributes: { Developer: a test }
            """;

    private KnowledgeSample() {}

    /** A rule with a parameter of every kind. */
    record Waiting(
            Duration atLeast, Period lookBack, Quantity limit, boolean counted, String scale, List<Quantity> steps)
            implements Rule {
        Waiting {
            limit.in("g");
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.IGA_UNSCREENED, Topic.IGA_PENDING);
        }

        @Override
        public Answer judge(Chart chart) {
            Verdict raised = new Verdict.Raised(
                    Finding.of("default", Indicator.INFO, Map.of(), List.of(), List.of()), toString(), List.of());
            return new Answer(Answer.allOf(topics(), raised), List.of());
        }
    }

    /** A rule that refuses its parameters together. */
    record Share(Quantity share) implements Rule {
        Share {
            if (share.in("%").signum() <= 0) {
                throw new IllegalArgumentException("a share of nothing is no share");
            }
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.DOSE_80);
        }

        @Override
        public Answer judge(Chart chart) {
            return new Answer(Answer.allOf(topics(), Verdict.quiet("it is less")), List.of());
        }
    }

    static Terminology terminology() {
        return new Words();
    }

    static List<KnowledgeFault> faultsOf(String yaml) {
        return catchThrowableOfType(KnowledgeFaultsException.class, () -> read(yaml))
                .faults();
    }

    static Catalog read(String yaml) {
        KnowledgeFolder folder = new KnowledgeFolder(new TreeMap<>(Map.of(FILE, yaml)));
        return Catalog.read(folder, new Words(), RULES, new ArrayList<>());
    }

    /** Two ideas: IgA, and one with more codes than a URL can carry. */
    private static final class Words implements Terminology {
        @Override
        public Set<Concept> concepts() {
            return Set.of(new Concept("iga"), new Concept("many"));
        }

        @Override
        public Recognition recognise(List<Code> codings, String text, Set<Concept> namable) {
            return Recognition.NONE;
        }

        @Override
        public Optional<String> display(Code code) {
            return Optional.empty();
        }

        @Override
        public Optional<Code> preferred(Concept concept) {
            return Optional.empty();
        }

        @Override
        public String searchTokens(Concept concept) {
            return concept.id().equals("many") ? "1234567-8,".repeat(200) : "http://loinc.org|2458-8";
        }
    }
}
