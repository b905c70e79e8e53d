package dev.ivigcds.demo;

import ca.uhn.fhir.rest.api.QualifiedParamList;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import dev.ivigcds.demo.SearchTable.Parameter;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * A search of one type as it was asked for: which resources it finds, and in which order.
 *
 * @param type  the resource type
 * @param asked the parameters, each with every value it came with
 */
record ResourceSearch(String type, Map<String, String[]> asked) {
    private static final String SORT = "_sort";

    /** What the framework heeds, or what changes nothing in what is found. */
    private static final Set<String> OF_THE_RESULT =
            Set.of(SORT, "_count", "_format", "_pretty", "_summary", "_elements", "_total");

    /**
     * True of what is found: every parameter, and every repetition of one, narrows it.
     *
     * @throws InvalidRequestException if the type has no such parameter here, or a value cannot be read
     */
    Predicate<Resource> filter() {
        return asked.entrySet().stream()
                .filter(entry -> !OF_THE_RESULT.contains(entry.getKey()))
                .flatMap(entry -> Stream.of(entry.getValue()).map(value -> test(entry.getKey(), value)))
                .reduce(resource -> true, Predicate::and);
    }

    private Predicate<Resource> test(String name, String value) {
        return Matcher.any(
                parameter(name, "searched"), QualifiedParamList.splitQueryStringByCommasIgnoreEscape(null, value));
    }

    /** The order asked for by {@code _sort}; by id if it was not. */
    Comparator<Resource> order() {
        return Stream.of(asked.getOrDefault(SORT, new String[0]))
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(this::order)
                .reduce(Comparator::thenComparing)
                .orElse(RecordStore.BY_ID);
    }

    private Comparator<Resource> order(String key) {
        boolean descending = key.startsWith("-");
        return Matcher.order(parameter(descending ? key.substring(1) : key, "sorted"), descending);
    }

    private Parameter parameter(String name, String what) {
        Map<String, Parameter> known = SearchTable.of(type);
        Parameter parameter = known.get(name);
        if (parameter == null) {
            throw new InvalidRequestException(type + " cannot be " + what + " by \"" + name + "\" here. Known: "
                    + String.join(", ", known.keySet()));
        }
        return parameter;
    }
}
