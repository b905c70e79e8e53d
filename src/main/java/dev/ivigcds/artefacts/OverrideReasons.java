package dev.ivigcds.artefacts;

import dev.ivigcds.wire.RulePage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The reasons for not following a card, as a CodeSystem, and what HL7's non-adherence reasons call them, as a ConceptMap. */
final class OverrideReasons {
    private static final String ID = "override-reason";
    private static final String SYSTEM = Canonical.BASE + "CodeSystem/" + ID;
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

    private final Map<String, RulePage.Reason> reasons = new TreeMap<>();
    private final RulePage.Change version;

    OverrideReasons(List<RulePage> topics) {
        topics.forEach(topic -> topic.overrideReasons().forEach(reason -> reasons.putIfAbsent(reason.code(), reason)));
        this.version = topics.getFirst().changes().getFirst();
    }

    Artefact codeSystem() {
        ObjectNode system = Canonical.named(
                Canonical.begun("CodeSystem", ID), "OverrideReason", "Reasons for not following a card", version);
        system.put(
                "description",
                "What a clinician may give as the reason for not following a card, as it comes back in feedback. One code per reason, never reused.");
        system.put("purpose", "Lets reports count why cards are overridden, topic by topic.");
        system.put("copyright", "Copyright IVIG CDS, Apache-2.0.");
        system.put("caseSensitive", true).put("content", "complete").put("count", reasons.size());
        ArrayNode concepts = system.putArray("concept");
        reasons.values()
                .forEach(reason ->
                        concepts.addObject().put("code", reason.code()).put("display", reason.display()));
        return JsonText.artefact(system);
    }

    Artefact conceptMap() {
        ObjectNode map = Canonical.named(
                Canonical.begun("ConceptMap", "override-reason-to-hl7"),
                "OverrideReasonToHl7",
                "Override reasons as HL7's non-adherence reasons",
                version);
        map.put(
                "description",
                "Where HL7's non-adherence reasons have a code that says the same, the card carries it in place of ours, and it is what comes back in feedback. Of several reasons with one code it is the wider one.");
        map.put("purpose", "Lets feedback of several services be counted together.");
        map.put("copyright", "Copyright IVIG CDS, Apache-2.0. The target codes are HL7 International's.");
        ObjectNode group =
                map.putArray("group").addObject().put("source", SYSTEM).put("target", HL7);
        ArrayNode elements = group.putArray("element");
        reasons.values().stream().filter(reason -> reason.hl7() != null).forEach(reason -> element(elements, reason));
        return JsonText.artefact(map);
    }

    private void element(ArrayNode elements, RulePage.Reason reason) {
        Map<String, Long> uses = reasons.values().stream()
                .filter(other -> other.hl7() != null)
                .collect(Collectors.groupingBy(other -> String.valueOf(other.hl7()), Collectors.counting()));
        ObjectNode element = elements.addObject().put("code", reason.code()).put("display", reason.display());
        element.putArray("target")
                .addObject()
                .put("code", reason.hl7())
                .put("equivalence", uses.getOrDefault(String.valueOf(reason.hl7()), 0L) > 1 ? "wider" : "equivalent");
    }
}
