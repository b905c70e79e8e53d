package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import dev.ivigcds.demo.SearchTable.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The embedded FHIR R4 server of the demo, at {@code /fhir}: our own small record behind HAPI's RestfulServer. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoFhirServer {
    private static final int MOST_SEARCHES_KEPT = 200;
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    @Bean
    RecordStore recordStore(Clock clock) {
        return new RecordStore(clock);
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(RecordStore store) {
        FhirContext fhir = FhirContext.forR4Cached();
        RestfulServer server = new RestfulServer(fhir);
        List<IResourceProvider> shelves = new ArrayList<>();
        for (String type : SearchTable.types()) {
            shelves.add(shelf(
                    fhir.getResourceDefinition(type).getImplementingClass().asSubclass(Resource.class), store));
        }
        server.setResourceProviders(shelves);
        server.setServerConformanceProvider(new Capabilities(server));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setServerName("IVIG CDS demo record");
        FifoMemoryPagingProvider paging = new FifoMemoryPagingProvider(MOST_SEARCHES_KEPT);
        paging.setDefaultPageSize(PAGE);
        paging.setMaximumPageSize(LARGEST_PAGE);
        server.setPagingProvider(paging);
        ServletRegistrationBean<RestfulServer> servlet = new ServletRegistrationBean<>(server, "/fhir/*");
        servlet.setName("fhir");
        return servlet;
    }

    private static <T extends Resource> Shelf<T> shelf(Class<T> type, RecordStore store) {
        return new Shelf<>(type, store);
    }

    /** What the server says of itself: the search parameters that each type really has. */
    private static final class Capabilities extends ServerCapabilityStatementProvider {
        Capabilities(RestfulServer server) {
            super(server);
        }

        @Override
        public IBaseConformance getServerConformance(
                HttpServletRequest request, ca.uhn.fhir.rest.api.server.RequestDetails details) {
            IBaseConformance conformance = super.getServerConformance(request, details);
            if (conformance instanceof CapabilityStatement statement) {
                statement.getRestFirstRep().getResource().forEach(Capabilities::addSearch);
            }
            return conformance;
        }

        private static void addSearch(CapabilityStatementRestResourceComponent resource) {
            resource.getSearchParam().clear();
            SearchTable.of(resource.getType())
                    .forEach((name, parameter) ->
                            resource.addSearchParam().setName(name).setType(type(parameter.kind())));
        }

        private static SearchParamType type(Kind kind) {
            return SearchParamType.valueOf(kind.name().toUpperCase(Locale.ROOT));
        }
    }
}
