package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * The value of a token parameter: {@code code}, {@code system|code}, {@code |code} or {@code system|}.
 *
 * @param system empty if any will do, the empty text if there must be none
 * @param code   the empty text if any will do
 */
record SearchedToken(Optional<String> system, String code) {

    static SearchedToken read(String name, String written) {
        TokenParam token = new TokenParam();
        token.setValueAsQueryToken(FhirContext.forR4Cached(), name, null, written);
        return new SearchedToken(Optional.ofNullable(token.getSystem()), text(token.getValue()));
    }

    /** Whether an element holds the token. */
    boolean finds(IBase value) {
        return switch (value) {
            case CodeableConcept concept -> concept.getCoding().stream().anyMatch(this::finds);
            case Coding coding -> finds(coding.getSystem(), coding.getCode());
            case Identifier identifier -> finds(identifier.getSystem(), identifier.getValue());
            case IdType id -> finds("", id.getIdPart());
            case Enumeration<?> fixed ->
                Stream.of(fixed.getSystem(), "").anyMatch(implied -> finds(implied, fixed.getValueAsString()));
            case PrimitiveType<?> primitive -> finds("", primitive.getValueAsString());
            default -> false;
        };
    }

    private boolean finds(String foundSystem, String foundCode) {
        return system.map(text(foundSystem)::equals).orElse(true) && (code.isEmpty() || code.equals(text(foundCode)));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
