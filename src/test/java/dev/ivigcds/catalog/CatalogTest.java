package dev.ivigcds.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.terminology.KnowledgeFault;
import dev.ivigcds.terminology.KnowledgeFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    /** What is written in the sound file, what is written instead, and the faults; ⏎ is the end of a line. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '→', textBlock = """
                    id: sample → id: other → 1: the id must be the name of its folder, sample
                    version: 1.0.0⏎title → version: 1.0⏎title → 2: "version" of the file must be words (in quotes, if \
                    it looks like a number)
                    title: Sample → titel: Sample → 1: the file has no "title" & 3: the file knows no "titel"
                    title: Sample → title: [Sample] → 3: "title" of the file must be words (in quotes, if it looks \
                    like a number)
                    title: Sample → title: Sample⏎title: Again → 4: the file has "title" twice
                    title: Sample → title: &a Sample⏎extra: *a → 4: the file knows no "extra"
                    - { version: 1.0.0, → - { version: 0.9.0, → 75: the first change must be that of version 1.0.0
                    date: 2026-11-24, what → date: yesterday, what → 75: the date must be a date such as 2026-11-24, \
                    not "yesterday"
                    iga:⏎    query → labs:⏎    query → 11: there is no prefetch key "labs"
                    {valueset:iga} → {valueset:igg} → 12: the query: there is no ValueSet "igg"
                    {valueset:iga} → {valueset:many} → 12: the query: is 2112 characters long when expanded; it must \
                    stay under 2000
                    ?patient={{context.patientId}}& → ?patient={{context.draftOrders}}& → 12: the query: \
                    {{context.draftOrders}} is no token; known are {{context.encounterId}}, {{context.patientId}}, \
                    {{context.userId}}
                    Observation? → https://ehr.example/Observation? → 12: the query: must be a relative read or \
                    search, such as Patient/{{context.patientId}} or Condition?patient={{context.patientId}}
                    &_sort=-date → &_sort:desc=date → 12: the query: "_sort:desc=date" is not a parameter of \
                    Observation that every EHR can run
                    &_sort=-date → &_include=Observation:patient → 12: the query: "_include=Observation:patient" is \
                    not a parameter of Observation that every EHR can run
                    &_count=50 → &_count=all → 12: the query: "_count=all" is not a parameter of Observation that \
                    every EHR can run
                    &_sort=-date → &date=ne2020 → 12: the query: "date=ne2020" is not a parameter of Observation that \
                    every EHR can run
                    Observation? → Appointment? → 12: the query: searches of Appointment are not among those every \
                    EHR can run
                    Patient/{{context.patientId}} → Patient/{{context.encounterId}} → 9: what is needed cannot depend \
                    on the optional encounter
                    needed: true → needed: yes → 9: "needed" must be true or false, not "yes"
                    [order-sign, patient-view]⏎  iga → [order-sing]⏎  iga → 10: there is no hook "order-sing"; known \
                    are order-sign, order-select, patient-view
                    [order-sign, patient-view]⏎  iga → []⏎  iga → 10: "hooks" names no hook
                    reviewed: 2026-11-24 } → } → 19: C6 has no "reviewed"
                    reviewed: 2026-11-24 } → reviewed: 2026-13-24 } → 19: the date must be a date such as 2026-11-24, \
                    not "2026-13-24"
                    reviewed: 2026-11-24 } → reviewed: 2026-11-24, url: http://esid.org } → 19: the url must be \
                    absolute https
                    "Order {test}" → "Order {test" → 17: the braces of "Order {test" do not pair up: a placeholder is \
                    written {likeThis}
                    emergency: { → in-haste: { → 15: the code "in-haste" must be letters and digits & 37: there is no \
                    "emergency" under overrideReasons
                    waiting:⏎ → hoping:⏎ → 21: there is no rule "hoping"
                    limit: 80 g → limit: 80 → 26: the parameter limit must be a number, a blank and a unit, such as \
                    "80 g", not "80"
                    limit: 80 g → limit: 80 mg → 26: the parameter limit must be written in g, not "80 mg"
                    limit: 80 g → limits: 80 g → 24: parameters has no "limit" & 26: parameters knows no "limits"
                    limit: 80 g → limit: 80 g⏎      more: 1 g → 27: parameters knows no "more"
                    limit: 80 g → limit: [80 g] → 26: the parameter limit must be a single value
                    steps: [1.10 g/kg, 30 %] → steps: [1.10 g/kg, 30 %]⏎    basis: { ceiling: { means: x, from: C6 } } → 30: there is no parameter \
                    "ceiling" to explain
                    steps: [1.10 g/kg, 30 %] → steps: [1.10 g/kg, 30 %]⏎    basis: { limit: { means: x, from: hearsay } } → 30: "from" of limit \
                    must be a key under evidence, a clinical statement such as S-03, or project
                    steps: [1.10 g/kg, 30 %] → steps: [1.10 g/kg, 30 %]⏎    basis: { limit: { from: C6 } } → 30: limit has no "means"
                    steps: [1.10 g/kg, 30 %] → steps: [1.10 g/kg, 30] → 29: the parameter steps must be a number, a \
                    blank and a unit, such as "80 g", not "30"
                    steps: [1.10 g/kg, 30 %] → steps: 30 % → 29: "steps" of parameters must be a list: [a, b]
                    atLeast: 72 h → atLeast: 3 d → 24: the parameter atLeast must be in min or h, not "3 d"
                    lookBack: 12 wk → lookBack: 12 weeks → 25: the parameter lookBack must be in d, wk, mo or a, not \
                    "12 weeks"
                    lookBack: 12 wk → lookBack: 12 → 25: the parameter lookBack must be a whole number, a blank and a \
                    unit, such as "84 d", not "12"
                    counted: true → counted: on → 27: the parameter counted must be true or false, not "on"
                    scale: MMT-8 → scale: 8 → 28: the parameter scale must be words
                    { share: 30 % } → { share: 0 % } → 49: the parameters of share: a share of nothing is no share
                    dose80: → dose90: → 51: there is no topic "dose90" & 51: share speaks for dose80, \
                    which has no words here
                    dose80: → doseGkg: → 51: share speaks for dose80, which has no words here & 51: share \
                    does not speak for doseGkg
                    dose80: → igaPending: → 51: share speaks for dose80, which has no words here & 51: \
                    share does not speak for igaPending & 51: the topic "igaPending" stands in two places
                    evidence: [C6] → evidence: [C66] → 36: there is no "C66" under evidence
                    overrideReasons: [emergency] → overrideReasons: [hurry] → 37: there is no "hurry" under \
                    overrideReasons
                    "No IgA of {date}." → "No IgA of {date." → 39: the braces of "No IgA of {date." do not pair up: a \
                    placeholder is written {likeThis}
                    "No IgA of {date}." → "LONG{date}" → 39: the text is 140 characters without its values; 139 is \
                    the limit
                    default: "IVIG on one day." → {} → 57: "texts" has no text
                    checkFailed:⏎ → checksFailed:⏎ → 59: serviceTopics has no "checkFailed" & 59: there is no \
                    topic "checksFailed"
                    checkFailed:⏎ → doseGkg:⏎ → 59: doseGkg belongs under the rule that speaks for it & 59: \
                    serviceTopics has no "checkFailed"
                    fault: "A check → broken: "A check → 59: checkFailed is told in the states diagnoses, fault, no more \
                    and no fewer
                    {n} points: {items}. → {n} points: {names}. → 67: beforeInfusion can fill no placeholder but \
                    items, n
                    """)
    void a_file_with_a_fault_is_refused_with_file_and_line(String written, String instead, String expected) {
        String before = written.replace("⏎", "\n");
        String after = instead.replace("⏎", "\n").replace("LONG", "x".repeat(140));
        assertThat(KnowledgeSample.SOUND).containsOnlyOnce(before);
        assertThat(KnowledgeSample.faultsOf(KnowledgeSample.SOUND.replace(before, after)))
                .extracting(KnowledgeFault::toString)
                .containsExactlyInAnyOrder(Stream.of(expected.split(" & "))
                        .map(fault -> KnowledgeSample.FILE + ":" + fault)
                        .toArray(String[]::new));
    }

    @Test
    void what_is_not_yaml_is_refused_with_its_line() {
        assertThat(KnowledgeSample.faultsOf(KnowledgeSample.SOUND.replace("title: Sample", "title: [Sample")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.line()).isPositive();
                    assertThat(fault.words()).startsWith("this is not YAML: ");
                });
        assertThat(KnowledgeSample.faultsOf(""))
                .containsExactly(new KnowledgeFault(KnowledgeSample.FILE, 0, "the file is empty"));
        assertThat(KnowledgeSample.faultsOf("- a"))
                .first()
                .isEqualTo(new KnowledgeFault(KnowledgeSample.FILE, 1, "the file must hold keys with values"));
    }

    @Test
    void a_structure_repeated_by_alias_or_nested_without_end_is_refused() {
        assertThat(KnowledgeSample.faultsOf("a: &a [x]\nb: [*a, *a]"))
                .singleElement()
                .satisfies(f -> assertThat(f.words()).startsWith("this is not YAML"));
        assertThat(KnowledgeSample.faultsOf("a: " + "[".repeat(5000)))
                .singleElement()
                .satisfies(f -> assertThat(f.words()).startsWith("this is not YAML"));
    }

    @Test
    void two_reasons_of_one_topic_that_come_back_as_the_same_code_are_refused() {
        String spoilt = KnowledgeSample.SOUND
                .replace(
                        "emergency: { display: Emergency }",
                        "emergency: { display: Emergency, hl7: limited-time }\n"
                                + "  hurry: { display: Hurry, hl7: limited-time }")
                .replace("overrideReasons: [emergency]", "overrideReasons: [emergency, hurry]");
        assertThat(KnowledgeSample.faultsOf(spoilt))
                .containsExactly(new KnowledgeFault(
                        KnowledgeSample.FILE, 38, "two override reasons come back as the same code, limited-time"));
    }

    @Test
    void all_faults_come_at_once_and_in_the_order_of_the_file() {
        String spoilt = KnowledgeSample.SOUND
                .replace("limit: 80 g", "limit: 80")
                .replace("&_count=50", "&_count=x")
                .replace("evidence: [C6]", "evidence: [C7]")
                .replace("{ share: 30 % }", "{ share: 30 g }");
        assertThat(KnowledgeSample.faultsOf(spoilt))
                .extracting(KnowledgeFault::line)
                .containsExactly(12, 26, 36, 49);
        assertThatThrownBy(() -> KnowledgeSample.read(spoilt))
                .hasMessageStartingWith(
                        "There are 4 faults in the knowledge:\n  hooks/sample/service.yaml:12: the query");
    }

    @Test
    void faults_found_before_are_told_with_ours_and_a_folder_without_a_service_is_refused() {
        List<KnowledgeFault> before =
                new ArrayList<>(List.of(new KnowledgeFault("fhir-profiles/x.json", 3, "is broken")));
        KnowledgeFolder empty = new KnowledgeFolder(new TreeMap<>());
        assertThatThrownBy(() -> Catalog.read(empty, KnowledgeSample.terminology(), KnowledgeSample.RULES, before))
                .hasMessageContaining("fhir-profiles/x.json:3: is broken")
                .hasMessageContaining("hooks: there is no hooks/<service>/service.yaml");
    }
}
