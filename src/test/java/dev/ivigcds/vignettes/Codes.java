package dev.ivigcds.vignettes;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** What the words of the shorthand stand for, copied from the code tables of the clinical reference and not from the product's ValueSets. */
final class Codes {
    static final String SNOMED = "http://snomed.info/sct";
    static final String LOINC = "http://loinc.org";
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    static final String ATC = "http://www.whocc.no/atc";
    static final String CVX = "http://hl7.org/fhir/sid/cvx";
    static final String HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
    static final String CPT = "http://www.ama-assn.org/go/cpt";
    static final String MEASURE = "https://ivig-cds.dev/fhir/CodeSystem/measure";

    private static final Pattern QUOTED = Pattern.compile("'(.*)'");
    private static final Pattern ICD = Pattern.compile("[A-Z]\\d\\d(\\.?\\w+)?");

    static final Map<String, Coding> DRUGS = Map.ofEntries(
            drug("ivig", RXNORM, "42386", "immunoglobulins, intravenous"),
            drug("ivig-atc", ATC, "J06BA02", "immunoglobulins, normal human, for intravascular adm."),
            drug("ig", RXNORM, "5666", "immunoglobulin G"),
            drug("privigen", RXNORM, "1809521", "Privigen 10 %"),
            drug("privigen-hcpcs", HCPCS, "J1459", "Privigen"),
            drug("octagam10", RXNORM, "1809499", "Octagam 10 %"),
            drug("gamunex", RXNORM, "1809578", "Gamunex-C 10 %"),
            drug("gammagard-liquid", RXNORM, "1809665", "Gammagard Liquid 10 %"),
            drug("ivig-cvx", CVX, "87", "immune globulin, intravenous"),
            drug("hizentra", RXNORM, "1809077", "Hizentra 20 %"),
            drug("scig", RXNORM, "1813415", "Cuvitru 20 %"),
            drug("gamastan", RXNORM, "1809034", "GamaSTAN"),
            drug("rho-d", RXNORM, "35465", "Rho(D) immune globulin"),
            drug("cmv-ig", RXNORM, "22178", "cytomegalovirus immune globulin"),
            drug("hbig", RXNORM, "26744", "hepatitis B immune globulin"),
            drug("atg", RXNORM, "1011", "antithymocyte globulin"),
            drug("factor9-fc", RXNORM, "1535944", "coagulation factor IX, immunoglobulin G fusion"),
            drug("methotrexate", RXNORM, "6851", "methotrexate"),
            drug("prednisone", RXNORM, "8640", "prednisone"),
            drug("methylprednisolone", RXNORM, "6902", "methylprednisolone"),
            drug("dexamethasone", RXNORM, "3264", "dexamethasone"),
            drug("hydrocortisone", RXNORM, "5492", "hydrocortisone"),
            drug("mycophenolate", RXNORM, "68149", "mycophenolate mofetil"),
            drug("rituximab-atc", ATC, "L01FA01", "rituximab"),
            drug("hydroxychloroquine", RXNORM, "5521", "hydroxychloroquine"),
            drug("acetaminophen", RXNORM, "161", "acetaminophen"),
            drug("diphenhydramine", RXNORM, "3498", "diphenhydramine"),
            drug("cetirizine", RXNORM, "20610", "cetirizine"));

    static final Map<String, Coding> PROBLEMS = Map.ofEntries(
            problem("dermatomyositis", "396230008"),
            problem("amyopathic dermatomyositis", "238935002"),
            problem("juvenile dermatomyositis", "1212005"),
            problem("polymyositis", "31384009"),
            problem("dysphagia", "40739000"),
            problem("inclusion body myositis", "72315009"),
            problem("necrotizing myopathy", "715863001"),
            problem("antisynthetase syndrome", "445187004"),
            problem("selective IgA deficiency", "190979003"),
            problem("ITP", "2897005"),
            problem("CIDP", "128209004"),
            problem("Kawasaki disease", "75053002"),
            problem("CVID", "23238000"),
            problem("acute respiratory failure", "65710008"),
            problem("chronic respiratory failure", "39871006"),
            problem("ventilator dependence", "444932008"),
            problem("rhabdomyolysis", "240131006"),
            problem("chronic kidney disease", "709044004"),
            problem("acute kidney injury", "14669001"),
            problem("diabetes", "73211009"),
            problem("monoclonal gammopathy", "109983007"),
            problem("deep venous thrombosis", "128053003"),
            problem("pulmonary embolism", "59282003"),
            problem("stroke", "230690007"),
            problem("myocardial infarction", "22298006"),
            problem("antiphospholipid syndrome", "26843008"));

    static final Map<String, Coding> MEASURES = Map.ofEntries(
            measure("iga", LOINC, "2458-8"),
            measure("ck", LOINC, "2157-6"),
            measure("weight", LOINC, "29463-7"),
            measure("statedWeight", LOINC, "3142-7"),
            measure("dryWeight", LOINC, "8341-0"),
            measure("height", LOINC, "8302-2"),
            measure("iga1", LOINC, "6886-6"),
            measure("ttgIga", LOINC, "31017-7"),
            measure("ckMb", LOINC, "13969-1"),
            measure("igg", LOINC, "2465-3"),
            measure("igm", LOINC, "2472-9"),
            measure("antiIga", LOINC, "44583-3"),
            measure("creatinine", LOINC, "2160-0"),
            measure("creatinineMolar", LOINC, "14682-9"),
            measure("egfr", LOINC, "62238-1"),
            measure("tis", MEASURE, "tis"),
            measure("mmt8", MEASURE, "mmt8"),
            measure("mmt8Bilateral", MEASURE, "mmt8Bilateral"),
            measure("haqDi", MEASURE, "haqDi"),
            measure("cdasiActivity", MEASURE, "cdasiActivity"));

    /** What can be ordered: tests, and procedures. */
    static final Map<String, Coding> SERVICES = Stream.concat(
                    MEASURES.entrySet().stream(),
                    Stream.of(
                            measure("plasmapheresis", SNOMED, "20720000"),
                            measure("plasmapheresis-cpt", CPT, "36514"),
                            measure("platelet apheresis", CPT, "36513"),
                            measure("photopheresis", CPT, "36522")))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    static final Map<String, Coding> ROUTES = Map.of(
            "iv", new Coding(SNOMED, "47625008", "Intravenous route"),
            "sc", new Coding(SNOMED, "34206005", "Subcutaneous route"),
            "im", new Coding(SNOMED, "78421000", "Intramuscular route"));

    private Codes() {}

    /** A known name becomes its code with its display; {@code 'words'} become text alone. */
    static CodeableConcept concept(String written, Map<String, Coding> names) {
        var quoted = QUOTED.matcher(written);
        if (quoted.matches()) {
            return new CodeableConcept().setText(quoted.group(1));
        }
        Coding coding = names.get(written);
        if (coding == null) {
            throw new IllegalArgumentException(
                    "\"" + written + "\" is none of " + names.keySet() + "; words alone stand in single quotes");
        }
        return new CodeableConcept().addCoding(coding.copy()).setText(coding.getDisplay());
    }

    /** A diagnosis: a known name, an ICD-10-CM code, or {@code 'words'}. */
    static CodeableConcept diagnosis(String written) {
        return ICD.matcher(written).matches()
                ? new CodeableConcept().addCoding(new Coding(ICD10CM, written, null))
                : concept(written, PROBLEMS);
    }

    private static Map.Entry<String, Coding> drug(String name, String system, String code, String display) {
        return Map.entry(name, new Coding(system, code, display));
    }

    private static Map.Entry<String, Coding> problem(String name, String code) {
        return Map.entry(name, new Coding(SNOMED, code, name));
    }

    private static Map.Entry<String, Coding> measure(String name, String system, String code) {
        return Map.entry(name, new Coding(system, code, name));
    }
}
