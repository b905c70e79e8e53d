package dev.ivigcds.fhir;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.terminology.Terminology;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A handful of codes and names, enough to read by. */
final class TerminologyFixture implements Terminology {
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";

    private static final Map<String, Set<Concept>> CODES = Map.ofEntries(
            Map.entry(RXNORM + "|1809521", Set.of(Concepts.IVIG)),
            Map.entry(RXNORM + "|5666", Set.of(Concepts.IMMUNOGLOBULIN_ANY_ROUTE, Concepts.IMMUNOGLOBULIN_SUBSTANCE)),
            Map.entry(RXNORM + "|1809077", Set.of(Concepts.SCIG_OR_IM)),
            Map.entry("http://hl7.org/fhir/sid/cvx|87", Set.of(Concepts.IVIG)),
            Map.entry(SNOMED + "|47625008", Set.of(Concepts.ROUTE_IV)),
            Map.entry(SNOMED + "|34206005", Set.of(Concepts.ROUTE_SC_OR_IM)),
            Map.entry(SNOMED + "|396230008", Set.of(Concepts.DERMATOMYOSITIS)),
            Map.entry(SNOMED + "|2897005", Set.of(Concepts.OTHER_IVIG_INDICATION)),
            Map.entry(SNOMED + "|190979003", Set.of(Concepts.IGA_DEFICIENCY)),
            Map.entry(LOINC + "|2458-8", Set.of(Concepts.IGA)),
            Map.entry(LOINC + "|44583-3", Set.of(Concepts.ANTI_IGA)),
            Map.entry(LOINC + "|2157-6", Set.of(Concepts.CK)),
            Map.entry(LOINC + "|2160-0", Set.of(Concepts.CREATININE)),
            Map.entry(LOINC + "|29463-7", Set.of(Concepts.WEIGHT_MEASURED)),
            Map.entry(LOINC + "|3142-7", Set.of(Concepts.WEIGHT_STATED)),
            Map.entry("https://ivig-cds.dev/fhir/CodeSystem/measure|mmt8", Set.of(Concepts.MMT8)));

    private static final Map<String, Concept> NAMES = Map.of(
            "privigen", Concepts.IVIG,
            "immune globulin intravenous", Concepts.IVIG,
            "rho", Concepts.OTHER_GLOBULIN,
            "intravenous", Concepts.ROUTE_IV,
            "dermatomyositis", Concepts.DERMATOMYOSITIS,
            "itp", Concepts.OTHER_IVIG_INDICATION,
            "iga", Concepts.IGA,
            "immune globulin", Concepts.IMMUNOGLOBULIN_SUBSTANCE);

    @Override
    public Set<Concept> concepts() {
        return Stream.concat(CODES.values().stream().flatMap(Set::stream), NAMES.values().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Recognition recognise(List<Code> codings, String text, Set<Concept> namable) {
        String words = Stream.concat(Stream.of(text), codings.stream().map(Code::display))
                .filter(w -> !w.isEmpty())
                .findFirst()
                .orElse("");
        Set<Concept> byCode = new HashSet<>();
        codings.forEach(c -> byCode.addAll(CODES.getOrDefault(c.system() + "|" + c.code(), Set.of())));
        if (!byCode.isEmpty()) {
            return new Recognition(byCode, Recognition.By.CODE, words);
        }
        String all = Stream.concat(Stream.of(text), codings.stream().map(Code::display))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        Set<Concept> byName = NAMES.entrySet().stream()
                .filter(name -> namable.contains(name.getValue()) && all.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return byName.isEmpty()
                ? new Recognition(Set.of(), Recognition.By.NOTHING, words)
                : new Recognition(byName, Recognition.By.NAME, words);
    }

    @Override
    public Optional<String> display(Code code) {
        return Optional.empty();
    }

    @Override
    public Optional<Quantity> packageContent(Code code) {
        return code.code().equals("68982-0850-04")
                ? Optional.of(Quantity.of(new BigDecimal("20"), "g"))
                : Optional.empty();
    }

    @Override
    public boolean isBilling(Code code) {
        return code.system().equals(HCPCS);
    }

    @Override
    public Optional<Code> preferred(Concept concept) {
        return Optional.empty();
    }

    @Override
    public String searchTokens(Concept concept) {
        return "";
    }
}
