package dev.ivigcds.twin;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.ValueSet;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.terminology.CodeSystemInfo;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/** The value sets of {@code fhir-profiles/valuesets} as a terminology server gives them: by canonical URL, to the letter. */
final class ValueSetCodes implements TerminologyProvider {
    private static final Path FOLDER = Path.of("fhir-profiles/valuesets");

    private final Map<String, List<Code>> codes = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();

    ValueSetCodes() {
        try (var files = Files.list(FOLDER)) {
            files.sorted().forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file) {
        try {
            ValueSet set =
                    FhirContext.forR4Cached().newJsonParser().parseResource(ValueSet.class, Files.readString(file));
            List<Code> listed = set.getCompose().getInclude().stream()
                    .flatMap(include -> include.getConcept().stream()
                            .map(c -> new Code().withSystem(include.getSystem()).withCode(c.getCode())))
                    .toList();
            codes.put(set.getUrl(), listed);
            Set<String> keys = new HashSet<>();
            listed.forEach(c -> keys.add(key(c)));
            members.put(set.getUrl(), keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String url, Code code) {
        return known(members, url).contains(key(code));
    }

    @Override
    public boolean in(Code code, ValueSetInfo valueSet) {
        return contains(valueSet.getId(), code);
    }

    @Override
    public Iterable<Code> expand(ValueSetInfo valueSet) {
        return known(codes, valueSet.getId());
    }

    @Override
    public Code lookup(Code code, CodeSystemInfo codeSystem) {
        throw new UnsupportedOperationException("the libraries name no code system");
    }

    private static <T> T known(Map<String, T> sets, String url) {
        T found = sets.get(url);
        if (found == null) {
            throw new IllegalArgumentException("no value set " + url);
        }
        return found;
    }

    private static String key(Code code) {
        return code.getSystem() + "|" + code.getCode();
    }
}
