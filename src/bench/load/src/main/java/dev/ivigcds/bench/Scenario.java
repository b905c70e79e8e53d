package dev.ivigcds.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What is sent: the bodies, and which of them is next. */
enum Scenario {
    /** An IVIG order with full prefetch that deserves cards, about 60 KB. */
    IVIG,
    /** Four orders without IVIG, about 20 KB with prefetch. */
    OTHER,
    /** 99 % without IVIG, 0.9 % IVIG without a card, 0.1 % IVIG with cards. */
    MIX,
    /** The IVIG order without prefetch: the service reads the FHIR server that the call names. */
    FETCH;

    private static final int IN_ALL = 1000;
    private static final int EVERY = 111;

    String word() {
        return name().toLowerCase();
    }

    /** The bodies; {@link #next} says which. */
    List<String> bodies(String fhirBase) {
        LocalDate today = LocalDate.now();
        String other = body(Patients.other("bench-other", today), "bench-other");
        String cards = body(Patients.ivigWithCards("bench-cards", today), "bench-cards");
        String noCards = body(Patients.ivigWithoutMyositis("bench-blood", today), "bench-blood");
        return switch (this) {
            case IVIG -> List.of(cards);
            case OTHER -> List.of(other);
            case MIX -> List.of(other, noCards, cards);
            case FETCH -> List.of(fetched(today, fhirBase));
        };
    }

    /** Which body the call of this number sends. */
    int next(int call) {
        int at = call % IN_ALL;
        return this != MIX || at % EVERY != 0 ? 0 : at == 0 ? 2 : 1;
    }

    private static String body(Patients patient, String id) {
        String prefetch = patient.prefetch().entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", ",\"prefetch\":{", "}"));
        return Message.body(patient, id, prefetch);
    }

    private static String fetched(LocalDate today, String fhirBase) {
        String access = """
                ,"fhirServer":"%s","fhirAuthorization":{"access_token":"bench","token_type":"Bearer","expires_in":300,\
                "scope":"patient/*.rs","subject":"ivig-cds"}""".formatted(fhirBase);
        return Message.body(Patients.ivigWithCards(Message.NUMBERED, today), Message.NUMBERED, access);
    }
}
