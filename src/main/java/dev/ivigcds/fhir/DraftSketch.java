package dev.ivigcds.fhir;

import dev.ivigcds.terminology.Terminology;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What little of a drafted resource tells whether it can concern us, read from its tokens: whose it is, and what drug or procedure it names.
 * Everything else is passed over.
 */
final class DraftSketch {
    private String type = "";
    private String subject = "";
    private String drugReference = "";
    private String drugShown = "";
    private boolean odd;
    private final List<Named> named = new ArrayList<>();
    private final List<DraftSketch> contained = new ArrayList<>();
    private String id = "";

    /** A CodeableConcept: its codings and its text. */
    record Named(List<Terminology.Code> codings, String text) {
        Named {
            codings = List.copyOf(codings);
        }

        /** Whether it says nothing. */
        boolean isBlank() {
            return text.isEmpty()
                    && codings.stream()
                            .allMatch(c -> c.code().isEmpty() && c.display().isEmpty());
        }
    }

    private DraftSketch() {}

    /** Reads the object that the parser stands at the beginning of, to its end. */
    static DraftSketch read(JsonParser json) {
        DraftSketch sketch = new DraftSketch();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            sketch.take(member, json);
        }
        return sketch;
    }

    private void take(String member, JsonParser json) {
        switch (member) {
            case "resourceType" -> type = text(json);
            case "id" -> id = text(json);
            case "subject", "patient" -> subject = reference(json).written();
            case "medicationCodeableConcept", "code", "itemCodeableConcept" -> named.add(concept(json));
            case "medicationReference" -> {
                Reference reference = reference(json);
                drugReference = reference.written();
                drugShown = reference.shown();
            }
            case "contained" -> each(json, () -> contained.add(read(json)));
            case "ingredient" -> each(json, () -> named.addAll(read(json).named));
            case "medication" -> {
                odd = true;
                json.skipChildren();
            }
            default -> json.skipChildren();
        }
    }

    private record Reference(String written, String shown) {}

    private Reference reference(JsonParser json) {
        String written = "";
        String shown = "";
        if (isObject(json)) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "reference" -> written = text(json);
                    case "display" -> shown = text(json);
                    default -> json.skipChildren();
                }
            }
        }
        return new Reference(written, shown);
    }

    private Named concept(JsonParser json) {
        List<Terminology.Code> codings = new ArrayList<>();
        String text = "";
        if (isObject(json)) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "coding" -> each(json, () -> codings.add(coding(json)));
                    case "text" -> text = text(json);
                    default -> json.skipChildren();
                }
            }
        }
        return new Named(codings, text);
    }

    private Terminology.Code coding(JsonParser json) {
        String system = "";
        String code = "";
        String display = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "system" -> system = text(json);
                case "code" -> code = text(json);
                case "display" -> display = text(json);
                default -> json.skipChildren();
            }
        }
        return new Terminology.Code(system, code, display);
    }

    /** Each object of an array. */
    private void each(JsonParser json, Runnable taken) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            odd = true;
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (isObject(json)) {
                taken.run();
            }
        }
    }

    private boolean isObject(JsonParser json) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        odd = true;
        json.skipChildren();
        return false;
    }

    private String text(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return Primitives.text(json.getString());
        }
        odd = true;
        json.skipChildren();
        return "";
    }

    /** Whether something in it is not as FHIR R4 has it, as far as it was looked at. */
    boolean isOdd() {
        return odd || contained.stream().anyMatch(DraftSketch::isOdd);
    }

    /** {@code resourceType}. */
    String type() {
        return type;
    }

    String id() {
        return id;
    }

    /** The reference of {@code subject} or {@code patient}; empty if there is none. */
    String subject() {
        return subject;
    }

    /** What it names: of an order its drug or test, of a Medication its code and its ingredients. */
    List<Named> named() {
        return List.copyOf(named);
    }

    /** {@code medicationReference} as written; empty if there is none. */
    String drugReference() {
        return drugReference;
    }

    /** What a reader of {@code medicationReference} is shown. */
    String drugShown() {
        return drugShown;
    }

    List<DraftSketch> contained() {
        return List.copyOf(contained);
    }
}
