package dev.ivigcds.fhir;

import dev.ivigcds.facts.Section;
import dev.ivigcds.wire.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;

/** Sections of the chart, one prefetch key each, with a count of what was read and what was left aside. */
final class SectionReader {
    private final Map<String, Part> parts;
    private final String patientId;
    private final Map<String, String> ignored = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    SectionReader(Map<String, Part> parts, String patientId) {
        this.parts = parts;
        this.patientId = patientId;
    }

    /** What is left aside and why, by key. */
    Map<String, String> ignored() {
        return ignored;
    }

    /** How many resources were read, by key. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** One section: every resource of this patient that the reader makes something of. */
    <T> Section<T> of(String key, Function<Resource, Optional<T>> reader) {
        Part part = ChartReader.part(parts, key);
        List<T> items = new ArrayList<>();
        int foreign = 0;
        int unreadable = 0;
        int read = 0;
        for (Resource resource : latestVersions(part.resources())) {
            if (References.isOfAnother(resource, patientId)) {
                foreign++;
                continue;
            }
            try {
                reader.apply(resource).ifPresent(items::add);
                read++;
            } catch (Refusal refusal) {
                throw refusal;
            } catch (RuntimeException odd) {
                unreadable++;
            }
        }
        note(key, foreign, unreadable);
        counts.put(key, read);
        return new Section<>(items, completeness(part, unreadable));
    }

    /** What could not be read may be just what is missing. */
    private static Section.Completeness completeness(Part part, int unreadable) {
        return unreadable > 0 && part.completeness() instanceof Section.Completeness.Complete
                ? new Section.Completeness.NotChecked("a part of the answer could not be read")
                : part.completeness();
    }

    private void note(String key, int foreign, int unreadable) {
        List<String> words = new ArrayList<>();
        if (foreign > 0) {
            words.add(foreign + " of another patient");
        }
        if (unreadable > 0) {
            words.add(unreadable + " that could not be read");
        }
        if (!words.isEmpty()) {
            ignored.put(key, String.join(", ", words));
        }
    }

    /** Of several versions of one resource only the last updated, or failing that the last listed (clinical.md 0.3). */
    private static List<Resource> latestVersions(List<Resource> resources) {
        Map<String, Resource> latest = new LinkedHashMap<>();
        for (int i = 0; i < resources.size(); i++) {
            Resource resource = resources.get(i);
            String name = resource.getIdElement().hasIdPart() ? References.of(resource) : "#" + i;
            latest.merge(name, resource, SectionReader::later);
        }
        return List.copyOf(latest.values());
    }

    private static Resource later(Resource first, Resource second) {
        String one = updated(first);
        String other = updated(second);
        return !other.isEmpty() && other.compareTo(one) < 0 ? first : second;
    }

    private static String updated(Resource resource) {
        return Quantities.nonNull(resource.getMeta().getLastUpdatedElement().getValueAsString());
    }
}
