package dev.ivigcds.dosing;

import dev.ivigcds.facts.MedicationOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Orders that may have to do with one another, found by what they are called instead of holding each against each (T-19). */
final class Kin {
    private final Map<String, List<MedicationOrder>> byName = new HashMap<>();

    void add(MedicationOrder order) {
        names(order)
                .distinct()
                .forEach(name ->
                        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(order));
    }

    /** Every added order that is called, or points at something called, as this one is or does; some more than once. */
    Stream<MedicationOrder> of(MedicationOrder order) {
        return names(order).flatMap(name -> byName.getOrDefault(name, List.of()).stream());
    }

    private static Stream<String> names(MedicationOrder order) {
        Stream<String> pointedAt = Stream.concat(order.replaces().stream(), order.basedOn().stream())
                .flatMap(Kin::spellings);
        return Stream.of(Stream.of(order.from()), order.identifiers().stream(), pointedAt)
                .flatMap(names -> names);
    }

    /** A reference as written, and its {@code Type/id}. */
    private static Stream<String> spellings(String reference) {
        int id = reference.lastIndexOf('/');
        int type = id <= 0 ? -1 : reference.lastIndexOf('/', id - 1);
        return Stream.of(reference, reference.substring(type + 1));
    }
}
