package dev.ivigcds.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Recognition;
import java.math.BigDecimal;
import java.time.Duration;
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
                "ndc | 68982-820-01  | Panzyga    | ''           | YES",
                "ndc | 44206-436     | Privigen   | ''           | YES",
                "ndc | 4420-6436-01  | none of ours | ''         | NO",
                "ndc | 68982-850-X   | none of ours | ''         | NO",
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
                "rx  | 56661   | none of ours     | intravenous  | NO",
                "atc | j06bb01 | tetanus immunoglobulin | intravenous | NO",
                "atc | J06BA02 | ''               | ''           | YES",
                "oid | J1568   | octagam          | ''           | YES",
                "oid | j1561   | Gamunex-C        | ''           | PROBABLE",
                "x   | local-1 | Immune Globulin (Human) 10 % intravenous solution | '' | POSSIBLE",
                "x   | local-1 | immunoglobulin G, human, i.v. | '' | NO",
                "x   | local-1 | IV-IgG 5 %             | ''     | POSSIBLE",
                "x   | local-1 | immun glob G(IgG)-pro-IgA 0-50 10 % intravenous solution | '' | POSSIBLE",
                "x   | local-1 | Rh immune globulin intravenous | '' | NO",
                "x   | local-1 | CytoGam immune globulin intravenous | '' | NO",
                "x   | local-1 | immune globulin intramuscular | '' | NO",
                "x   | local-1 | antithymocyte globulin intravenous | '' | NO",
                "x   | local-1 | CMV-IGIV               | ''     | NO",
                "x   | local-1 | Hizentra 20 %          | ''     | NO",
                "x   | local-1 | givig                  | ''     | NO",
                "x   | local-1 | methotrexate 15 mg     | ''     | NO",
            })
    void theGateForProductsHolds(String system, String code, String display, String route, Ivig expected) {
        String url = switch (system) {
            case "rx" -> RXNORM;
            case "ndc" -> NDC;
            case "atc" -> CodeKey.ATC;
            case "oid" -> "urn:oid:2.16.840.1.113883.6.285";
            default -> "http://local.example";
        };
        Recognition product = TERMINOLOGY.recognise(List.of(new Terminology.Code(url, code, display)), "", PRODUCTS);
        Recognition way = TERMINOLOGY.recognise(List.of(), route, Set.of(Concepts.ROUTE_IV, Concepts.ROUTE_SC_OR_IM));
        assertThat(Ivig.of(new Product(display, product, Optional.empty(), true), way))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"68982-0850-04", "68982-850-04", "68982085004"})
    void aVerifiedPackageTellsWhatItHolds(String code) {
        assertThat(TERMINOLOGY.packageContent(new Terminology.Code(NDC, code, "")))
                .contains(Quantity.of(new BigDecimal("20"), "g"));
        assertThat(TERMINOLOGY.display(new Terminology.Code(NDC, code, ""))).contains("Octagam 10 %, package of 20 g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"68982-0850-03", "68982-850", "44206-436", "68982-850-X"})
    void noOtherPackageDoes(String code) {
        assertThat(TERMINOLOGY.packageContent(new Terminology.Code(NDC, code, "")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets, J1568, true",
        "urn:oid:2.16.840.1.113883.6.285, j1568, true",
        "http://www.ama-assn.org/go/cpt, 90283, true",
        "http://hl7.org/fhir/sid/ndc, 68982-0850-04, false",
        "http://www.nlm.nih.gov/research/umls/rxnorm, 1809499, false"
    })
    void billingCodesCountUnitsOfTheirOwn(String system, String code, boolean billing) {
        assertThat(TERMINOLOGY.isBilling(new Terminology.Code(system, code, "")))
                .isEqualTo(billing);
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
        "2.16.840.1.113883.6.90, M33.22, polymyositis",
        "urn:oid:2.16.840.1.113883.6.3, M33.0, juvenile-dermatomyositis",
        "http://hl7.org/fhir/sid/icd-10, M33, ''",
        "http://hl7.org/fhir/sid/icd-10-cm, M60.88, myositis-other",
        "http://hl7.org/fhir/sid/icd-10-cm, D80.2, iga-deficiency",
        "http://hl7.org/fhir/sid/icd-10-cm, D83.9, other-ivig-indication",
        "http://snomed.info/sct, 396230008, dermatomyositis",
    })
    void diagnosesAreRecognisedInTheSpellingsOfRealRecords(String system, String code, String concept) {
        Set<Concept> found = TERMINOLOGY
                .recognise(List.of(new Terminology.Code(system, code, "")), "", DIAGNOSES)
                .concepts();
        if (concept.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(new Concept(concept));
        }
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
                "sporadic inclusion-body myositis",
                "derma\u00ADtomyositis",
                "Dermatomyosítis",
                "Polymyositis, no skin involvement",
                "Idiopathic inflammatory myopathy, no myositis-specific antibodies"
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
                "dermatomyositis excluded",
                "Polymyositis: negative",
                "exclude dermatomyositis",
                "polymyositis (R/O)",
                "likely dermatomyositis",
                "dermatomyositis vs SLE",
                "mother with dermatomyositis",
                "fungal myositis",
                "Juvenile DM",
                "DM",
                "dermatofibroma"
            })
    void whatIsDeniedSuspectedOrSomethingElseIsNot(String text) {
        assertThat(TERMINOLOGY.recognise(List.of(), text, DIAGNOSES).isAny(Concepts.MYOSITIS))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dermatomyositis | r/o dermatomyositis",
                "No dermatomyositis | dermatomyositis",
                "myositis | myositis, infective",
            })
    void oneTextOfAConditionMayTakeBackWhatAnotherSays(String text, String display) {
        Recognition what = TERMINOLOGY.recognise(
                List.of(new Terminology.Code("http://local.example", "1", display)), text, DIAGNOSES);
        assertThat(what).extracting(Recognition::by).isEqualTo(Recognition.By.NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rho(D) immune globulin        | IGIV   | other-globulin",
                "CMV-IGIV                      | ''     | other-globulin",
                "immune globulin, tetanus      | ''     | other-globulin",
                "antithymocyte globulin rabbit | ''     | other-globulin",
                "Hepatitis B immune globulin   | IV     | other-globulin",
                "immune globulin (human) 16 % intramuscular | '' | scig-or-im-product",
                "Immunoglobulin G 20 % subcutaneous solution | IVIG | scig-or-im-product",
            })
    void globulinsThatAreNotIvigAreKnownByTheirNamesSoThatNothingElseIsAsked(
            String display, String text, String concept) {
        Recognition what = TERMINOLOGY.recognise(
                List.of(new Terminology.Code("http://local.example", "1", display)), text, PRODUCTS);
        assertThat(what.concepts()).containsExactly(new Concept(concept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tetanus and diphtheria toxoids", "hepatitis B vaccine", "rabies vaccine", "Lymphocyte count"})
    void aVaccineIsNoGlobulin(String text) {
        assertThat(TERMINOLOGY.recognise(List.of(), text, PRODUCTS).by()).isEqualTo(Recognition.By.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M60.009", "M61.10", "H05.129"})
    void aCodeOfMyositisThatIsNoneOfOursSilencesTheWords(String code) {
        Recognition what = TERMINOLOGY.recognise(
                List.of(new Terminology.Code(CodeKey.ICD_10_CM, code, "")), "Myositis", DIAGNOSES);
        assertThat(what.isAny(Concepts.MYOSITIS)).isFalse();
        assertThat(what.by()).isEqualTo(Recognition.By.CODE);
    }

    @Test
    void aLongTextIsReadInTimeThatDoesNotGrowFasterThanItT19() {
        String text = "no inflammatory immune rule ? ".repeat(40_000);
        Recognition what = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> TERMINOLOGY.recognise(List.of(), text + "dermatomyositis", DIAGNOSES));
        assertThat(what.by()).isEqualTo(Recognition.By.NOTHING);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "immune globulin                | true",
                "IVIG                           | true",
                "Privigen                       | true",
                "human immunoglobulin           | true",
                "IgA                            | false",
                "immunoglobulin A               | false",
                "Rho(D) immune globulin         | false",
                "hepatitis B immune globulin    | false",
            })
    void anAllergyIsToImmuneGlobulinByItsName(String substance, boolean expected) {
        Recognition what = TERMINOLOGY.recognise(List.of(), substance, Set.of(Concepts.IMMUNOGLOBULIN_SUBSTANCE));
        assertThat(what.is(Concepts.IMMUNOGLOBULIN_SUBSTANCE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://snomed.info/sct | 47625008 | '' | route-intravenous | CODE",
                "http://hl7.org/fhir/v3/RouteOfAdministration | IM | '' | route-subcutaneous-or-intramuscular | CODE",
                "urn:oid:2.16.840.1.113883.5.112 | SQ | '' | route-subcutaneous-or-intramuscular | CODE",
                "http://local.example | 1 | IV piggyback | route-intravenous | NAME",
                "http://local.example | 1 | S.C. | route-subcutaneous-or-intramuscular | NAME",
                "http://local.example | 1 | oral | '' | NOTHING",
            })
    void routesAreRecognisedByCodeAndByName(
            String system, String code, String display, String concept, Recognition.By by) {
        Recognition way = TERMINOLOGY.recognise(
                List.of(new Terminology.Code(system, code, display)),
                "",
                Set.of(Concepts.ROUTE_IV, Concepts.ROUTE_SC_OR_IM));
        assertThat(way.concepts().stream().map(Concept::id).toList())
                .isEqualTo(concept.isEmpty() ? List.of() : List.of(concept));
        assertThat(way.by()).isEqualTo(by);
    }

    @Test
    void theFirstCodeIsTheOneToOrderAndTheListIsSearchable() {
        assertThat(TERMINOLOGY.preferred(Concepts.IGA).orElseThrow().code()).isEqualTo("2458-8");
        assertThat(TERMINOLOGY.searchTokens(Concepts.IGA)).isEqualTo("http://loinc.org|2458-8");
        assertThat(TERMINOLOGY.recognise(List.of(new Terminology.Code(SNOMED, "", "")), "", DIAGNOSES))
                .isEqualTo(Recognition.NONE);
    }
}
