package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.caller.Tenant;
import dev.ivigcds.cards.CardWriter;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.consult.Consultation;
import dev.ivigcds.consult.Modes;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.vignettes.FaultyServer.Fault;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.FhirAuthorization;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.ReceivedJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way a FHIR server goes wrong, for every prefetch key, through the real rules (T-30): the answer comes by the deadline, the topics that need
 * what could not be had say so with the reason, and every other verdict is what it was.
 *
 * <p>Time is taken around the consultation, in this process: what the server itself adds to a call. A loaded machine can make any one call
 * late, but no wrong server can be quick by chance, so the quickest of three tries counts.
 */
@Timeout(120)
class FaultMatrixTest {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration LIMIT = DEADLINE.plusMillis(100);
    private static final int TRIES = 3;
    private static final Set<String> HAD = Set.of("found", "empty");

    private static final String FIRST = """
            { "title": "First IVIG, 90 g on one day, no IgA", "today": "2026-03-02", "hook": "order-sign",
              "patient": { "sex": "female", "born": "1971-05-04", "weight": "90 kg on 2026-02-27" },
              "problems": [ "dermatomyositis" ],
              "signing": [ { "id": "order", "drug": "ivig", "dose": "1 g/kg", "every": "1 d", "times": 2 } ],
              "expect": { "raised": [] } }
            """;
    private static final String REVIEW = """
            { "title": "13 weeks on IVIG, nothing better", "today": "2026-03-02", "hook": "order-sign",
              "patient": { "sex": "female", "born": "1971-05-04", "weight": "70 kg on 2026-02-27" },
              "problems": [ "dermatomyositis" ],
              "labs": [ { "iga": "180 mg/dL", "on": "2025-02-20" }, { "tis": "10 {score}", "on": "5 d ago" },
                        { "ck": "1000 U/L", "on": "94 d ago", "range": "0-200 U/L" },
                        { "ck": "980 U/L", "on": "5 d ago", "range": "0-200 U/L" } ],
              "given": [ { "drug": "privigen", "on": "91 d ago" }, { "drug": "privigen", "on": "63 d ago" },
                         { "drug": "privigen", "on": "35 d ago" }, { "drug": "privigen", "on": "7 d ago" } ],
              "signing": [ { "id": "order", "drug": "ivig", "dose": "0.4 g/kg", "every": "1 d", "times": 5 } ],
              "expect": { "raised": [] } }
            """;

    /** Keys whose loss the review feels; all others are tried on the first order. */
    private static final List<String> OF_THE_REVIEW = List.of("given", "ck", "measures");

    private static final String EARLIER =
            "igaUnscreened raised: no serum IgA result in the data supplied; earlier infusions could not be checked";

    /** What must be said when a key is lost; {@code …} stands for the reason. */
    private static final Map<String, List<String>> SAID = Map.ofEntries(
            Map.entry("patient", List.of()),
            Map.entry(
                    "conditions",
                    List.of(
                            "checkFailed raised: diagnoses could not be checked: …",
                            "igaUnscreened undetermined: diagnoses could not be checked: …",
                            "dose80 undetermined: diagnoses could not be checked: …",
                            "response12wNone undetermined: diagnoses could not be checked: …")),
            Map.entry(
                    "iga",
                    List.of(
                            "igaNotChecked raised: IgA could not be checked: …",
                            "igaUnscreened undetermined: IgA could not be checked: …",
                            "igaDeficient undetermined: IgA could not be checked: …")),
            Map.entry(
                    "orders",
                    List.of(EARLIER, "response12wNone undetermined: medication orders could not be searched: …")),
            Map.entry("given", List.of("response12wNone undetermined: infusions given could not be searched: …")),
            Map.entry(
                    "body",
                    List.of(
                            "doseUnverified raised: grams per day cannot be calculated: body weight could not be checked",
                            "dose80 undetermined: grams per day cannot be calculated: body weight could not be checked",
                            "weightConflict undetermined: weights could not be checked: …")),
            Map.entry("ck", List.of("response12wNotChecked raised: CK could not be searched: …")),
            Map.entry("measures", List.of("response12wNotChecked raised: TIS and MMT-8 could not be searched: …")),
            Map.entry("services", List.of()),
            Map.entry("procedures", List.of(EARLIER)),
            Map.entry("allergies", List.of("igAllergy undetermined: allergies could not be checked: …")),
            Map.entry("renal", List.of()),
            Map.entry("dispensed", List.of(EARLIER)),
            Map.entry("statements", List.of(EARLIER)),
            Map.entry("immunizations", List.of(EARLIER)));

    private static final Map<Fault, String> REASONS = new EnumMap<>(Map.of(
            Fault.DELAY, "the record server did not answer in time",
            Fault.SLOW_DRIP, "the record server did not answer in time",
            Fault.STATUS_500, "the record server answered with an error",
            Fault.STATUS_429, "the record server answered with an error",
            Fault.STATUS_401, "the record server refused access",
            Fault.STATUS_403, "the record server refused access",
            Fault.RESET, "the record server did not answer",
            Fault.TRUNCATED, "the record server did not answer",
            Fault.HTML, "the record server's answer could not be read",
            Fault.WRONG_TYPE, "the record server's answer could not be read"));

    private static final Catalog CATALOG = Catalog.read(KnowledgeFixture.folder());
    private static final Charts CHARTS = new Charts(CATALOG.terminology(), DEADLINE);
    private static final Map<String, Situation> SITUATIONS =
            Map.of("first", new Situation("first", FIRST), "review", new Situation("review", REVIEW));

    @BeforeAll
    static void isWell() throws InterruptedException {
        CHARTS.warmUp();
        for (Situation situation : SITUATIONS.values()) {
            situation.settle();
        }
    }

    @AfterAll
    static void ends() {
        CHARTS.close();
        SITUATIONS.values().forEach(situation -> situation.server.close());
    }

    static Stream<Arguments> matrix() {
        return SITUATIONS.get("first").needs.stream()
                .map(PrefetchNeed::key)
                .flatMap(key -> Arrays.stream(Fault.values()).map(fault -> Arguments.of(key, fault)));
    }

    @Test
    void T30_the_matrix_knows_every_key_of_the_service() {
        assertThat(SITUATIONS.get("first").needs)
                .extracting(PrefetchNeed::key)
                .containsExactlyInAnyOrderElementsOf(SAID.keySet());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("matrix")
    void T30_a_faulty_server_costs_the_deadline_and_what_it_kept_to_itself(String key, Fault fault)
            throws InterruptedException {
        Situation situation = SITUATIONS.get(OF_THE_REVIEW.contains(key) ? "review" : "first");
        List<String> wrong = situation.wrongWith(key, fault);
        for (int i = 1; i < TRIES && !wrong.isEmpty(); i++) {
            situation.settle();
            wrong = situation.wrongWith(key, fault);
        }

        assertThat(wrong).isEmpty();
    }

    /** A patient on a server of her own, and what is said of her when all is well. */
    private static final class Situation {
        private final FaultyServer server = new FaultyServer();
        private final Vignette vignette;
        private final List<PrefetchNeed> needs;
        private final Consultation consultation;
        private Decision well;

        Situation(String slug, String json) {
            vignette = Vignettes.parse(slug, json);
            needs = CATALOG.require("ivig-myositis", vignette.hook()).needs(Occasion.ORDER_SIGN);
            Instant now = vignette.today().atTime(9, 0).atZone(Vignette.ZONE).toInstant();
            consultation = new Consultation(
                    CHARTS,
                    new CardWriter(Optional.empty()),
                    new Modes(Map.of()),
                    call -> {},
                    Clock.fixed(now, Vignette.ZONE));
            needs.forEach(need -> server.answers(query(need), found(need)));
        }

        /** Asks until all goes well: the first calls of a JVM can be late, and a server that seems to fail is left alone for a while. */
        void settle() throws InterruptedException {
            well = consult();
            for (int i = 0; i < 30 && !states(well).values().stream().allMatch(HAD::contains); i++) {
                Thread.sleep(1000);
                well = consult();
            }
            assertThat(states(well).values()).isSubsetOf(HAD);
        }

        /** Everything that is not as it must be when a key is lost in some way; how reminders are put together on a card is no verdict of a rule. */
        List<String> wrongWith(String key, Fault fault) {
            server.goesWrong(query(need(key)), fault);
            long begun = System.nanoTime();
            Decision decision = consult();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            server.heals();
            List<String> wrong = new ArrayList<>();
            if (took.compareTo(LIMIT) >= 0) {
                wrong.add("it took " + took);
            }
            states(decision).forEach((k, state) -> {
                if (!state.equals(k.equals(key) ? "failed" : states(well).get(k))) {
                    wrong.add(k + " is " + state);
                }
            });
            Map<String, String> said = verdicts(decision);
            SAID.get(key).stream()
                    .map(words -> words.replace("…", reason(key, fault)))
                    .filter(words -> !said.containsValue(words))
                    .forEach(words -> wrong.add("it does not say: " + words));
            decision.verdicts().stream()
                    .filter(verdict -> !verdict.topic().equals(Topic.BEFORE_INFUSION.code()))
                    .filter(verdict -> !verdict.verdict().equals(verdictOf(verdict.topic())))
                    .filter(verdict -> !verdict.because().contains("could not be"))
                    .forEach(verdict -> wrong.add("another verdict without a word: " + said.get(verdict.topic())));
            return wrong;
        }

        private String verdictOf(String topic) {
            return well.verdicts().stream()
                    .filter(verdict -> verdict.topic().equals(topic))
                    .findFirst()
                    .orElseThrow()
                    .verdict();
        }

        private PrefetchNeed need(String key) {
            return needs.stream().filter(n -> n.key().equals(key)).findFirst().orElseThrow();
        }

        private String query(PrefetchNeed need) {
            return need.template().replace("{{context.patientId}}", vignette.slug());
        }

        private String found(PrefetchNeed need) {
            String type = need.template().split("[/?]", 2)[0];
            List<Resource> resources = Records.of(vignette).stream()
                    .filter(r -> r.fhirType().equals(type) && isAskedFor(r, need))
                    .toList();
            if (!need.template().contains("?")) {
                return Records.FHIR.newJsonParser().encodeResourceToString(resources.getFirst());
            }
            Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
            resources.forEach(r -> bundle.addEntry().setResource(r));
            return Records.FHIR.newJsonParser().encodeResourceToString(bundle);
        }

        private static boolean isAskedFor(Resource resource, PrefetchNeed need) {
            return !(resource instanceof Observation observation)
                    || observation.getCode().getCoding().stream()
                            .anyMatch(c -> need.template().contains(c.getSystem() + "|" + c.getCode()));
        }

        private Decision consult() {
            HookRequest request = new HookRequest(
                    vignette.hook(),
                    "0b6a7a0e-4f6e-4a0e-9b0a-2f3f6f0e9a11",
                    Optional.of(server.base()),
                    Optional.of(new FhirAuthorization("t", "patient/*.read", "app", Optional.empty())),
                    new HookContext(
                            "Practitioner/d1",
                            vignette.slug(),
                            Optional.empty(),
                            Optional.of(ReceivedJson.of(
                                    Records.FHIR.newJsonParser().encodeResourceToString(Orders.drafts(vignette)))),
                            List.of()),
                    Map.of(),
                    true);
            return consultation
                    .consult(
                            CATALOG,
                            "ivig-myositis",
                            request,
                            new Tenant("hospital").at(server.base()).caller())
                    .extension()
                    .decision();
        }
    }

    private static String reason(String key, Fault fault) {
        return fault == Fault.ENDLESS_PAGES ? "more than 10 pages of entries" : REASONS.get(fault);
    }

    private static Map<String, String> states(Decision decision) {
        return decision.data().stream().collect(Collectors.toMap(Decision.Data::key, Decision.Data::state));
    }

    private static Map<String, String> verdicts(Decision decision) {
        return decision.verdicts().stream()
                .collect(Collectors.toMap(
                        Decision.Verdict::topic, v -> v.topic() + " " + v.verdict() + ": " + v.because()));
    }
}
