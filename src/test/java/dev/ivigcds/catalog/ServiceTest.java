package dev.ivigcds.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.cards.Texts;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Refusal;
import dev.ivigcds.wire.ServiceListing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTest {
    @Test
    void a_service_is_listed_once_for_each_hook_with_its_queries_in_the_order_of_the_file() {
        List<ServiceListing.Service> listed = KnowledgeSample.read(KnowledgeSample.SOUND)
                .listing(Discovery.USUAL)
                .services();
        assertThat(listed).extracting(ServiceListing.Service::hook).containsExactly("order-sign", "patient-view");
        assertThat(listed).allSatisfy(s -> {
            assertThat(s.id()).isEqualTo("sample");
            assertThat(s.version()).isEqualTo("2.0.1");
            assertThat(s.usageRequirements()).isEqualTo("Nothing.");
        });
        assertThat(listed.getFirst().prefetch().entrySet())
                .containsExactly(
                        Map.entry("patient", "Patient/{{context.patientId}}"),
                        Map.entry(
                                "iga",
                                "Observation?patient={{context.patientId}}&code=http://loinc.org|2458-8&_sort=-date&_count=50"));
        assertThat(listed.getLast().prefetch()).containsOnlyKeys("patient");
    }

    @Test
    void a_service_needs_other_parts_of_the_chart_at_other_hooks() {
        Catalog catalog = KnowledgeSample.read(KnowledgeSample.SOUND);
        Service service = catalog.require("sample");
        assertThat(service.needs(Occasion.ORDER_SIGN))
                .extracting(PrefetchNeed::key)
                .containsExactly("patient", "iga");
        assertThat(service.needs(Occasion.ORDER_SIGN))
                .extracting(PrefetchNeed::needed)
                .containsExactly(true, false);
        assertThat(service.needs(Occasion.ORDER_SELECT)).isEmpty();
        assertThat(catalog.prefetchKeys()).containsExactly("iga", "patient");
    }

    @Test
    void what_is_not_offered_is_refused_naming_what_is() {
        Catalog catalog = KnowledgeSample.read(KnowledgeSample.SOUND);
        assertThat(catalog.require("sample", "order-sign").id()).isEqualTo("sample");
        assertThatThrownBy(() -> catalog.require("nothing", "order-sign"))
                .isInstanceOf(Refusal.Unknown.class)
                .hasMessage("There is no such service. This server offers sample.");
        assertThatThrownBy(() -> catalog.require("sample", "order-select"))
                .isInstanceOf(Refusal.HookNotOffered.class)
                .hasMessage("sample does not answer this hook. It answers order-sign, patient-view.");
    }

    @Test
    void a_rule_holds_the_parameters_of_the_file() {
        Verdict verdict = judged(Occasion.ORDER_SIGN).get(Topic.IGA_UNSCREENED);
        assertThat(verdict.because())
                .contains(
                        "atLeast=PT72H",
                        "lookBack=P84D",
                        "value=80",
                        "unit=g",
                        "counted=true",
                        "scale=MMT-8",
                        "value=1.10",
                        "unit=%");
    }

    @Test
    void a_topic_is_not_said_where_the_file_does_not_have_it_said() {
        Map<Topic, Verdict> verdicts = judged(Occasion.ORDER_SELECT);
        assertThat(verdicts.get(Topic.IGA_UNSCREENED)).isInstanceOf(Verdict.Suppressed.class);
        assertThat(verdicts.get(Topic.IGA_UNSCREENED).because()).startsWith("not said at order-select");
        assertThat(verdicts.get(Topic.DOSE_80)).isEqualTo(Verdict.quiet("it is less"));
        assertThat(judged(Occasion.ORDER_SIGN).get(Topic.IGA_PENDING)).isInstanceOf(Verdict.Raised.class);
    }

    private static Map<Topic, Verdict> judged(Occasion occasion) {
        return KnowledgeSample.read(KnowledgeSample.SOUND)
                .require("sample")
                .judge(ChartFixture.chart()
                        .at(occasion)
                        .signing(ChartFixture.ivig("70", "g", ChartFixture.everyDay(2)))
                        .build())
                .verdicts();
    }

    @Test
    void the_words_of_each_topic_are_those_of_the_file() {
        Texts texts =
                KnowledgeSample.read(KnowledgeSample.SOUND).require("sample").texts(true);
        assertThat(texts.topics())
                .containsOnlyKeys(
                        Topic.IGA_UNSCREENED,
                        Topic.IGA_PENDING,
                        Topic.DOSE_80,
                        Topic.CHECK_FAILED,
                        Topic.BEFORE_INFUSION);
        Texts.OfTopic words = texts.topics().get(Topic.IGA_UNSCREENED);
        assertThat(words.title()).isEqualTo("IgA not screened");
        assertThat(words.evidence()).extracting(Texts.Citation::citation).containsExactly("ESID criteria");
        assertThat(words.overrideReasons())
                .extracting(Texts.OverrideReason::display)
                .containsExactly("Emergency");
        assertThat(words.summaries())
                .hasEntrySatisfying("default", t -> assertThat(t.placeholders()).containsExactly("date"));
        assertThat(texts.offers()).containsOnlyKeys("orderIga");
    }

    @Test
    void the_knowledge_is_named_by_version_and_by_hash_of_every_byte() {
        String knowledge =
                KnowledgeSample.read(KnowledgeSample.SOUND).require("sample").knowledge();
        assertThat(knowledge).matches("sample 1\\.0\\.0 sha256:[0-9a-f]{64}");
        assertThat(KnowledgeSample.read(KnowledgeSample.SOUND + "\n")
                        .require("sample")
                        .knowledge())
                .isNotEqualTo(knowledge);
    }
}
