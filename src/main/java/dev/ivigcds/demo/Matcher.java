package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import dev.ivigcds.demo.SearchTable.Parameter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Compares resources with the values of search parameters, as FHIR R4 "Search" has it. */
final class Matcher {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private Matcher() {}

    /** Whether any of the values matches: alternatives are joined by commas. */
    static boolean matches(Resource resource, Parameter parameter, List<String> alternatives) {
        List<IBase> found = values(resource, parameter);
        return alternatives.stream()
                .anyMatch(wanted -> found.stream().anyMatch(value -> matches(value, parameter, wanted)));
    }

    private static List<IBase> values(Resource resource, Parameter parameter) {
        return parameter.element().equals("id")
                ? List.of(resource.getIdElement())
                : FHIR.newTerser().getValues(resource, resource.fhirType() + "." + parameter.element());
    }

    private static boolean matches(IBase value, Parameter parameter, String wanted) {
        return switch (parameter.kind()) {
            case TOKEN -> tokens(value).anyMatch(token -> isToken(token, wanted));
            case REFERENCE -> value instanceof Reference reference && isReference(reference, wanted);
            case DATE -> isDate(value, wanted);
            case STRING -> words(value).anyMatch(word -> lower(word).startsWith(lower(wanted)));
        };
    }

    private record Token(String system, String code) {}

    private static Stream<Token> tokens(IBase value) {
        return switch (value) {
            case org.hl7.fhir.r4.model.IdType id -> Stream.of(new Token("", id.getIdPart()));
            case CodeableConcept concept -> concept.getCoding().stream().flatMap(Matcher::tokens);
            case Coding coding -> Stream.of(new Token(text(coding.getSystem()), text(coding.getCode())));
            case Identifier identifier ->
                Stream.of(new Token(text(identifier.getSystem()), text(identifier.getValue())));
            case PrimitiveType<?> primitive -> Stream.of(new Token("", text(primitive.getValueAsString())));
            default -> Stream.empty();
        };
    }

    private static boolean isToken(Token token, String wanted) {
        int bar = wanted.indexOf('|');
        if (bar < 0) {
            return token.code().equals(wanted);
        }
        String code = wanted.substring(bar + 1);
        return token.system().equals(wanted.substring(0, bar))
                && (code.isEmpty() || token.code().equals(code));
    }

    private static boolean isReference(Reference reference, String wanted) {
        String written = text(reference.getReference());
        return wanted.contains("/") ? written.endsWith(wanted) : written.endsWith("/" + wanted);
    }

    private static Stream<String> words(IBase value) {
        return switch (value) {
            case HumanName name ->
                Stream.of(
                                name.getGiven().stream().map(PrimitiveType::getValueAsString),
                                Stream.of(text(name.getFamily())),
                                Stream.of(text(name.getText())))
                        .flatMap(parts -> parts);
            case PrimitiveType<?> primitive -> Stream.of(text(primitive.getValueAsString()));
            default -> Stream.empty();
        };
    }

    private static boolean isDate(IBase value, String wanted) {
        boolean prefixed = wanted.length() > 2 && Character.isLetter(wanted.charAt(0));
        String prefix = prefixed ? wanted.substring(0, 2) : "eq";
        String date = prefixed ? wanted.substring(2) : wanted;
        return when(value)
                .map(at -> at.atOffset(ZoneOffset.UTC).toString())
                .map(at -> at.substring(0, Math.min(at.length(), date.length())).compareTo(date))
                .filter(order -> switch (prefix) {
                    case "gt" -> order > 0;
                    case "ge" -> order >= 0;
                    case "lt" -> order < 0;
                    case "le" -> order <= 0;
                    default -> order == 0;
                })
                .isPresent();
    }

    /** The time a resource is sorted by. */
    static Instant when(Resource resource, Parameter parameter) {
        return values(resource, parameter).stream()
                .map(Matcher::when)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Instant.MIN);
    }

    private static Optional<Instant> when(IBase value) {
        return switch (value) {
            case BaseDateTimeType date -> Optional.ofNullable(date.getValue()).map(Date::toInstant);
            case Period period -> when(period.hasStart() ? period.getStartElement() : period.getEndElement());
            default -> Optional.empty();
        };
    }

    private static String lower(String words) {
        return words.toLowerCase(Locale.ROOT);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
