package dev.ivigcds.bench;

import static dev.ivigcds.bench.Resources.concept;
import static dev.ivigcds.bench.Resources.searchset;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The patients of the benchmark: their draft orders, and the answer to every query of the service's discovery by its prefetch key. The same on
 * every day but for the dates, which count back from today. All codes stand in this repository's ValueSets, demo or test data.
 */
record Patients(List<String> drafts, Map<String, String> prefetch) {
    private static final String SNOMED = "http://snomed.info/sct|";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm|";
    private static final String LOINC = "http://loinc.org|";

    private static final String IVIG = concept(
            "immune globulin (human) 10 % intravenous solution (Octagam)",
            RXNORM + "1809499|Octagam 10 % package (immunoglobulin G)");
    private static final String INTRAVENOUS = concept("Intravenous route", SNOMED + "47625008|Intravenous route");
    private static final String ORAL = concept("Oral");
    private static final String DERMATOMYOSITIS = concept(
            "Dermatomyositis",
            SNOMED + "396230008|Dermatomyositis",
            "http://hl7.org/fhir/sid/icd-10-cm|M33.10|Other dermatomyositis, organ involvement unspecified");
    private static final String THROMBOCYTOPENIA = concept("Immune thrombocytopenic purpura");
    private static final String CHECK_UP = concept("Check-up");

    private static final List<String> PROBLEMS = Stream.of(
                    "Essential hypertension",
                    "Seasonal allergic rhinitis",
                    "Gastroesophageal reflux",
                    "Osteoarthritis of knee",
                    "Vitamin D deficiency",
                    "Migraine without aura",
                    "Insomnia",
                    "Hyperlipidemia",
                    "Low back pain",
                    "Iron deficiency anemia",
                    "Eczema")
            .map(Resources::concept)
            .toList();
    private static final List<String> DRUGS = List.of(
            concept("acetaminophen", RXNORM + "161|acetaminophen"),
            concept(
                    "prednisone 20 mg oral tablet",
                    RXNORM + "312615|prednisone 20 MG Oral Tablet",
                    RXNORM + "8640|prednisone"),
            concept("methotrexate", RXNORM + "6851|methotrexate"),
            concept("cetirizine", RXNORM + "20610|cetirizine"),
            concept("lisinopril 10 mg tablet"),
            concept("atorvastatin 20 mg tablet"),
            concept("omeprazole 20 mg capsule"),
            concept("folic acid 1 mg tablet"));

    /** Dermatomyositis, first IVIG of 90 g on each of 2 days, IgA never measured: two cards and more. */
    static Patients ivigWithCards(String id, LocalDate today) {
        Resources r = new Resources(id, today);
        return new Patients(
                List.of(r.order("draft", 0, IVIG, INTRAVENOUS, "90 g", DERMATOMYOSITIS, 2)),
                chart(r, DERMATOMYOSITIS, 1));
    }

    /** IVIG for a blood disease: no myositis, no card. */
    static Patients ivigWithoutMyositis(String id, LocalDate today) {
        Resources r = new Resources(id, today);
        return new Patients(
                List.of(r.order("draft", 0, IVIG, INTRAVENOUS, "70 g", THROMBOCYTOPENIA, 2)),
                chart(r, THROMBOCYTOPENIA, 1));
    }

    /** Four orders that are not IVIG, and a chart of a third of the others' length. */
    static Patients other(String id, LocalDate today) {
        Resources r = new Resources(id, today);
        List<String> drafts = Stream.of(
                        "amoxicillin 500 mg capsule", "lisinopril 10 mg tablet", "ibuprofen 400 mg tablet")
                .map(name -> r.order("draft", 0, concept(name), ORAL, "500 mg", CHECK_UP, 10))
                .toList();
        String coded = concept(
                "amoxicillin and clavulanate suspension",
                RXNORM + "617993|Amoxicillin 120 MG/ML / clavulanate potassium 8.58 MG/ML Oral Suspension");
        return new Patients(
                Stream.concat(drafts.stream(), Stream.of(r.order("draft", 0, coded, ORAL, "10 mL", CHECK_UP, 10)))
                        .toList(),
                chart(r, concept("Acute sinusitis"), 5));
    }

    /** @param thin takes one of so many */
    private static Map<String, String> chart(Resources r, String diagnosis, int thin) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("patient", r.patient());
        all.put(
                "conditions",
                searchset(Stream.concat(
                                Stream.of(r.condition(400, diagnosis)),
                                some(5, thin).mapToObj(i -> r.condition(900 + i, pick(PROBLEMS, i))))
                        .toList()));
        all.put("iga", searchset(List.of()));
        all.put(
                "orders",
                searchset(some(7, thin)
                        .mapToObj(i -> r.order(
                                i < 3 ? "active" : "completed", 5 + 9 * i, pick(DRUGS, i), ORAL, "20 mg", CHECK_UP, 30))
                        .toList()));
        all.put(
                "given",
                searchset(some(2, thin)
                        .mapToObj(i -> r.administration(40 + i, DRUGS.getFirst(), ORAL))
                        .toList()));
        all.put(
                "body",
                searchset(Stream.concat(
                                some(3, thin)
                                        .mapToObj(i -> r.observation(
                                                1 + 30 * i,
                                                "vital-signs",
                                                concept("Body weight", LOINC + "29463-7|Body weight"),
                                                "90",
                                                "kg",
                                                "0")),
                                some(1, 1)
                                        .mapToObj(i -> r.observation(
                                                1 + 30 * i,
                                                "vital-signs",
                                                concept("Body height", LOINC + "8302-2|Body height"),
                                                "172",
                                                "cm",
                                                "0")))
                        .toList()));
        all.put(
                "ck",
                lab(
                        r,
                        4,
                        thin,
                        concept("CK", LOINC + "2157-6|Creatine kinase [Enzymatic activity/volume] in Serum or Plasma"),
                        "1840",
                        "U/L",
                        "190"));
        all.put("measures", searchset(List.of()));
        all.put(
                "services",
                searchset(some(1, thin)
                        .mapToObj(i -> r.service(10 + i, concept("Chest X-ray, two views")))
                        .toList()));
        all.put(
                "procedures",
                searchset(some(2, thin)
                        .mapToObj(i -> r.procedure(200 + i, concept("Colonoscopy")))
                        .toList()));
        all.put(
                "allergies",
                searchset(some(1, thin)
                        .mapToObj(i -> r.allergy(2000 + i, concept("Sulfonamide antibiotic")))
                        .toList()));
        all.put(
                "renal",
                lab(
                        r,
                        3,
                        thin,
                        concept("Creatinine", LOINC + "2160-0|Creatinine [Mass/volume] in Serum or Plasma"),
                        "0.8",
                        "mg/dL",
                        "1.2"));
        all.put(
                "dispensed",
                searchset(some(2, thin)
                        .mapToObj(i -> r.dispense(20 + i, pick(DRUGS, i), ORAL))
                        .toList()));
        all.put(
                "statements",
                searchset(some(2, thin)
                        .mapToObj(i -> r.statement(300 + i, pick(DRUGS, i + 4)))
                        .toList()));
        all.put(
                "immunizations",
                searchset(some(2, thin)
                        .mapToObj(i -> r.immunization(100 + i, concept("Influenza vaccine")))
                        .toList()));
        return all;
    }

    private static String lab(Resources r, int count, int thin, String code, String value, String unit, String high) {
        return searchset(some(count, thin)
                .mapToObj(i -> r.observation(12 + 28 * i, "laboratory", code, value, unit, high))
                .toList());
    }

    private static IntStream some(int count, int thin) {
        return IntStream.range(0, count / thin);
    }

    private static String pick(List<String> all, int at) {
        return all.get(at % all.size());
    }
}
