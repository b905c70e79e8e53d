package dev.ivigcds.demo;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import dev.ivigcds.demo.SearchTable.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;

/** What the server says of itself, with the search parameters that each type really has. */
final class Capabilities extends ServerCapabilityStatementProvider {
    Capabilities(RestfulServer server) {
        super(server);
    }

    @Override
    public IBaseConformance getServerConformance(HttpServletRequest request, RequestDetails details) {
        IBaseConformance conformance = super.getServerConformance(request, details);
        if (conformance instanceof CapabilityStatement statement) {
            statement.getRestFirstRep().getResource().forEach(Capabilities::state);
            launches(statement.getRestFirstRep().getSecurity(), DemoFhirServer.origin(request));
        }
        return conformance;
    }

    /** Where SMART apps get their tokens (SMART App Launch, "CapabilityStatement"). */
    private static void launches(CapabilityStatementRestSecurityComponent security, String origin) {
        security.addService()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                .setCode("SMART-on-FHIR");
        Extension uris =
                security.addExtension().setUrl("http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris");
        uris.addExtension("authorize", new UriType(origin + DemoAuthorization.AUTHORIZE));
        uris.addExtension("token", new UriType(origin + DemoAuthorization.TOKEN));
    }

    private static void state(CapabilityStatementRestResourceComponent resource) {
        resource.setSearchParam(SearchTable.of(resource.getType()).values().stream()
                .map(Capabilities::stated)
                .toList());
        resource.setSearchInclude(List.of());
        resource.setSearchRevInclude(List.of());
    }

    private static CapabilityStatementRestResourceSearchParamComponent stated(Parameter parameter) {
        return new CapabilityStatementRestResourceSearchParamComponent()
                .setName(parameter.name())
                .setType(SearchParamType.valueOf(parameter.kind().name()));
    }
}
