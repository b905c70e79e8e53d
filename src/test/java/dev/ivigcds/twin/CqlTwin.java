package dev.ivigcds.twin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.ivigcds.vignettes.AsFhir;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.tuple.Pair;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.exception.CqlException;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.slf4j.LoggerFactory;

/** The CQL libraries in the open-source CQL engine. */
final class CqlTwin {
    private static final R4FhirModelResolver R4 = new R4FhirModelResolver() {};

    static {
        // It logs every search that fails; whoever asks is told.
        ((Logger) LoggerFactory.getLogger(CqlEngine.class)).setLevel(Level.OFF);
    }

    private final CqlLibraries libraries = new CqlLibraries();
    private final ValueSetCodes terminology = new ValueSetCodes();

    /** Values of a library's definitions for one patient; empty where a search that it needs fails. */
    Optional<Map<String, Object>> evaluate(
            String library, Set<String> definitions, AsFhir situation, Map<String, Object> limits) {
        OnRecord record = new OnRecord(situation.onRecord(), situation.failing(), terminology);
        Environment environment = new Environment(
                libraries.manager(), Map.of("http://hl7.org/fhir", new CompositeDataProvider(R4, record)), terminology);
        CqlEngine engine = new CqlEngine(environment, Set.of(CqlEngine.Options.EnableExpressionCaching));
        Map<String, Object> parameters = new HashMap<>(limits);
        parameters.put("Hook", situation.hook());
        parameters.put("Orders in Focus", only(MedicationRequest.class, situation.inFocus()));
        parameters.put("Orders Beside", only(MedicationRequest.class, situation.beside()));
        parameters.put(
                "Drafted Tests",
                Stream.of(situation.inFocus(), situation.beside())
                        .flatMap(drafts -> only(ServiceRequest.class, drafts).stream())
                        .toList());
        String patient = situation.onRecord().getFirst().getIdElement().getIdPart();
        try {
            EvaluationResult result = engine.evaluate(
                    CqlLibraries.id(library),
                    definitions,
                    Pair.of("Patient", patient),
                    parameters,
                    null,
                    situation.now());
            Map<String, Object> values = new HashMap<>();
            definitions.forEach(
                    name -> values.put(name, result.forExpression(name).value()));
            return Optional.of(values);
        } catch (CqlException e) {
            if (OnRecord.SearchFailed.isBehind(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static <T> List<T> only(Class<T> type, List<Resource> drafts) {
        return drafts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
