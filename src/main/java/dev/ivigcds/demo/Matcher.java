package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import dev.ivigcds.demo.SearchTable.Parameter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Resource;

/** Finds and orders resources by a search parameter, as R4 "Search" has it. */
final class Matcher {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private Matcher() {}

    /**
     * The test of one parameter: passed if any of the alternatives is found in any of the elements.
     *
     * @throws InvalidRequestException if an alternative cannot be read
     */
    static Predicate<Resource> any(Parameter parameter, List<String> alternatives) {
        List<Predicate<IBase>> tests =
                alternatives.stream().map(written -> test(parameter, written)).toList();
        return resource ->
                values(resource, parameter).anyMatch(value -> tests.stream().anyMatch(test -> test.test(value)));
    }

    private static Predicate<IBase> test(Parameter parameter, String written) {
        if (written.isBlank()) {
            throw new InvalidRequestException(parameter.name() + " has an empty value");
        }
        return switch (parameter.kind()) {
            case TOKEN -> SearchedToken.read(parameter.name(), written)::finds;
            case REFERENCE -> SearchedReference.read(parameter.name(), written)::finds;
            case STRING -> new SearchedName(written)::finds;
            case DATE -> {
                SearchedDate date = SearchedDate.read(written);
                yield value -> Span.of(value).anyMatch(date::finds);
            }
        };
    }

    /**
     * The order by a parameter; what has no value for it comes last in either direction.
     *
     * @throws InvalidRequestException if it is neither a date, nor words, nor the id
     */
    static Comparator<Resource> order(Parameter parameter, boolean descending) {
        if (parameter.name().equals("_id")) {
            return order(resource -> Optional.of(resource.getIdElement().getIdPart()), descending);
        }
        return switch (parameter.kind()) {
            case DATE -> order(resource -> begin(resource, parameter, descending), descending);
            case STRING -> order(resource -> firstWord(resource, parameter), descending);
            case TOKEN, REFERENCE -> throw new InvalidRequestException("nothing can be sorted by " + parameter.name());
        };
    }

    private static <K extends Comparable<K>> Comparator<Resource> order(
            Function<Resource, Optional<K>> key, boolean descending) {
        Comparator<K> direction = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return (one, other) -> {
            Optional<K> first = key.apply(one);
            Optional<K> second = key.apply(other);
            return first.isPresent() && second.isPresent()
                    ? direction.compare(first.get(), second.get())
                    : Boolean.compare(second.isPresent(), first.isPresent());
        };
    }

    private static Optional<Instant> begin(Resource resource, Parameter parameter, boolean latest) {
        Stream<Instant> begins = values(resource, parameter).flatMap(Span::of).map(Span::from);
        return latest ? begins.max(Comparator.naturalOrder()) : begins.min(Comparator.naturalOrder());
    }

    private static Optional<String> firstWord(Resource resource, Parameter parameter) {
        return values(resource, parameter).flatMap(SearchedName::words).findFirst();
    }

    private static Stream<IBase> values(Resource resource, Parameter parameter) {
        if (parameter.name().equals("_id")) {
            return Stream.of(resource.getIdElement());
        }
        return parameter.elements().stream()
                .map(element -> resource.fhirType() + "." + element)
                .flatMap(path -> FHIR.newTerser().getValues(resource, path).stream());
    }
}
