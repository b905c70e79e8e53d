package dev.ivigcds.dosing;

import dev.ivigcds.facts.MedicationOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Orders that may have to do with one another, found by what they are called and what they point at instead of holding each against each
 * (T-19). That many point at the same thing, such as one care plan, makes them no kin.
 */
final class Kin {
    private final Map<String, List<MedicationOrder>> byReference = new HashMap<>();
    private final Map<String, List<MedicationOrder>> byIdentifier = new HashMap<>();
    private final Map<String, List<MedicationOrder>> byTarget = new HashMap<>();
    private final Set<String> bases = new HashSet<>();

    void add(MedicationOrder order) {
        file(byReference, Stream.of(order.from()), order);
        file(byIdentifier, order.identifiers().stream(), order);
        file(byTarget, targets(order), order);
        if (!order.isPlan()) {
            bases.addAll(order.basedOn());
        }
    }

    private static void file(Map<String, List<MedicationOrder>> index, Stream<String> names, MedicationOrder order) {
        names.distinct()
                .forEach(name ->
                        index.computeIfAbsent(name, n -> new ArrayList<>()).add(order));
    }

    /** Every added order of the same reference or identifier, that this one points at, or that points at this one; some more than once. */
    Stream<MedicationOrder> of(MedicationOrder order) {
        return Stream.of(
                        find(byReference, Stream.of(order.from())),
                        find(byIdentifier, order.identifiers().stream()),
                        find(byReference, targets(order)),
                        find(byTarget, Stream.of(order.from())))
                .flatMap(found -> found);
    }

    private static Stream<MedicationOrder> find(Map<String, List<MedicationOrder>> index, Stream<String> names) {
        return names.flatMap(name -> index.getOrDefault(name, List.of()).stream());
    }

    /** Whether an added order that is no plan is based on any of these. */
    boolean anyBasedOn(Collection<String> references) {
        return references.stream().anyMatch(bases::contains);
    }

    /** What an order points at, as written and as {@code Type/id}. */
    private static Stream<String> targets(MedicationOrder order) {
        return Stream.concat(order.replaces().stream(), order.basedOn().stream())
                .flatMap(reference -> {
                    int id = reference.lastIndexOf('/');
                    int type = id <= 0 ? -1 : reference.lastIndexOf('/', id - 1);
                    return Stream.of(reference, reference.substring(type + 1));
                });
    }
}
