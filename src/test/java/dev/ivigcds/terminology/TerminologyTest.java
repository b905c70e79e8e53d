package dev.ivigcds.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Recognition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminologyTest {
    private static final Terminology TERMINOLOGY = KnowledgeFixture.terminology();
    private static final String LOINC = "http://loinc.org";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String NDC = "http://hl7.org/fhir/sid/ndc";
    private static final String SNOMED = "http://snomed.info/sct";
    private static final Set<Concept> PRODUCTS =
            Set.of(Concepts.IVIG, Concepts.IMMUNOGLOBULIN_ANY_ROUTE, Concepts.SCIG_OR_IM, Concepts.OTHER_GLOBULIN);
    private static final Set<Concept> DIAGNOSES = diagnoses();

    private static Set<Concept> diagnoses() {
        Set<Concept> all = new HashSet<>(Concepts.MYOSITIS);
        all.add(Concepts.OTHER_IVIG_INDICATION);
        all.add(Concepts.IGA_DEFICIENCY);
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // system | code | display | route words | is it IVIG
                "rx  | 5666    | immunoglobulin G | intravenous  | YES",
                "rx  | 5666    | immunoglobulin G | ''           | PROBABLE",
                "rx  | 5666    | immunoglobulin G | subcutaneous | NO",
                "rx  | 42386   | immunoglobulins, intravenous | '' | YES",
                "rx  | 1809499 | octagam 10 %     | ''           | YES",
                "rx  | 1809499 | octagam 10 %     | IM           | NO",
                "rx  | 1809077 | Hizentra         | intravenous  | NO",
                "rx  | 1535944 | factor IX, immunoglobulin G Fc | intravenous | NO",
                "rx  | 35465   | Rho(D) immune globulin | intravenous | NO",
                "rx  | 8640    | prednisone       | ''           | NO",
                "ndc | 68982-850-04  | octagam    | ''           | YES",
                "ndc | 68982-0850-04 | octagam    | ''           | YES",
                "ndc | 68982085004   | octagam    | ''           | YES",
                "ndc | 44206-0451-01 | Hizentra   | ''           | NO",
                "ndc | 0944-2700-05  | Gammagard Liquid | SC     | NO",
                "ndc | 0944-2700-05  | Gammagard Liquid | IV     | YES",
                "x   | local-1 | IVIG 10 % infusion     | ''     | POSSIBLE",
                "x   | local-1 | Privigen 10 % 20 g     | ''     | POSSIBLE",
                "x   | local-1 | Gamunex-C              | ''     | POSSIBLE",
                "x   | local-1 | Immune Globulin Intravenous (Human) | '' | POSSIBLE",
                "x   | local-1 | Gammagard, subcutaneous | ''    | NO",
                "x   | local-1 | Rho(D) IGIV            | ''     | NO",
                "x   | local-1 | anti-D IGIV            | ''     | NO",
                "x   | local-1 | CMV-IGIV               | ''     | NO",
                "x   | local-1 | Hizentra 20 %          | ''     | NO",
                "x   | local-1 | givig                  | ''     | NO",
                "x   | local-1 | methotrexate 15 mg     | ''     | NO",
            })
    void theGateForProductsHolds(String system, String code, String display, String route, Ivig expected) {
        String url = switch (system) {
            case "rx" -> RXNORM;
            case "ndc" -> NDC;
            default -> "http://local.example";
        };
        Recognition product = TERMINOLOGY.recognise(List.of(new Terminology.Code(url, code, display)), "", PRODUCTS);
        Recognition way = TERMINOLOGY.recognise(List.of(), route, Set.of(Concepts.ROUTE_IV, Concepts.ROUTE_SC_OR_IM));
        assertThat(Ivig.of(new Product(display, product, Optional.empty(), true), way))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6886-6", "6939-3", "31017-7", "44583-3", "34550-4"})
    void whatIsCalledIgaButIsNotTotalIgaIsNotIga(String code) {
        Recognition what =
                TERMINOLOGY.recognise(List.of(new Terminology.Code(LOINC, code, "IgA")), "IgA", Set.of(Concepts.IGA));
        assertThat(what.is(Concepts.IGA)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://hl7.org/fhir/sid/icd-10-cm, M33.10, dermatomyositis",
        "http://hl7.org/fhir/sid/icd-10, M3310, dermatomyositis",
        "http://hl7.org/fhir/sid/icd-10, m33.2, polymyositis",
        "urn:oid:2.16.840.1.113883.6.90, M33.13, amyopathic-dermatomyositis",
        "urn:oid:2.16.840.1.113883.6.90, M33.13, dermatomyositis",
        "http://hl7.org/fhir/sid/icd-10-cm, G72.41, inclusion-body-myositis",
        "http://hl7.org/fhir/sid/icd-10-cm, M60.88, myositis-other",
        "http://hl7.org/fhir/sid/icd-10-cm, D80.2, iga-deficiency",
        "http://hl7.org/fhir/sid/icd-10-cm, D83.9, other-ivig-indication",
        "http://snomed.info/sct, 396230008, dermatomyositis",
    })
    void diagnosesAreRecognisedInTheSpellingsOfRealRecords(String system, String code, String concept) {
        assertThat(TERMINOLOGY
                        .recognise(List.of(new Terminology.Code(system, code, "")), "", DIAGNOSES)
                        .concepts())
                .contains(new Concept(concept));
    }

    @Test
    void selectiveIgaDeficiencyIsNoOtherIndication() {
        Recognition what =
                TERMINOLOGY.recognise(List.of(new Terminology.Code(CodeKey.ICD_10_CM, "D80.2", "")), "", DIAGNOSES);
        assertThat(what.is(Concepts.OTHER_IVIG_INDICATION)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dermatomyositis, biopsy proven",
                "POLYMYOSITIS",
                "Necrotising myopathy (anti-HMGCR)",
                "Anti-synthetase syndrome",
                "idiopathic inflammatory myopathy",
                "Amyopathic dermatomyositis without muscle weakness",
                "sporadic inclusion-body myositis"
            })
    void myositisIsRecognisedByItsName(String text) {
        Recognition what = TERMINOLOGY.recognise(List.of(), text, DIAGNOSES);
        assertThat(what.isAny(Concepts.MYOSITIS)).isTrue();
        assertThat(what.by()).isEqualTo(Recognition.By.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r/o dermatomyositis",
                "No evidence of myositis",
                "suspected polymyositis",
                "dermatomyositis?",
                "polymyositis, ruled out",
                "Family history of polymyositis",
                "viral myositis",
                "myositis ossificans",
                "orbital myositis",
                "dermatofibroma"
            })
    void whatIsDeniedSuspectedOrSomethingElseIsNot(String text) {
        assertThat(TERMINOLOGY.recognise(List.of(), text, DIAGNOSES).isAny(Concepts.MYOSITIS))
                .isFalse();
    }

    @Test
    void aKnownCodeSilencesTheWords() {
        Recognition what = TERMINOLOGY.recognise(
                List.of(new Terminology.Code(CodeKey.ICD_10_CM, "D69.3", "ITP")), "dermatomyositis", DIAGNOSES);
        assertThat(what.concepts()).containsExactly(Concepts.OTHER_IVIG_INDICATION);
        assertThat(what.by()).isEqualTo(Recognition.By.CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IgA nephropathy", "IgA vasculitis", "no IgA deficiency", "partial IgA deficiency"})
    void otherDiseasesOfIgaAreNoDeficiency(String text) {
        assertThat(TERMINOLOGY.recognise(List.of(), text, DIAGNOSES).is(Concepts.IGA_DEFICIENCY))
                .isFalse();
    }

    @Test
    void theFirstCodeIsTheOneToOrderAndTheListIsSearchable() {
        assertThat(TERMINOLOGY.preferred(Concepts.IGA).orElseThrow().code()).isEqualTo("2458-8");
        assertThat(TERMINOLOGY.searchTokens(Concepts.IGA)).isEqualTo("http://loinc.org|2458-8");
        assertThat(TERMINOLOGY.recognise(List.of(new Terminology.Code(SNOMED, "", "")), "", DIAGNOSES))
                .isEqualTo(Recognition.NONE);
    }
}
