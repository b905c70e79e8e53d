package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ETagSupportEnum;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

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
        ServletRegistrationBean<RestfulServer> servlet = new ServletRegistrationBean<>(server(store), "/fhir/*");
        servlet.setName("fhir");
        return servlet;
    }

    /** The server's base, as the one who asks reaches it. */
    static String base(HttpServletRequest request) {
        return origin(request) + "/fhir";
    }

    /** Scheme, host and port, as the one who asks reaches them. */
    static String origin(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    }

    private static RestfulServer server(RecordStore store) {
        FhirContext fhir = FhirContext.forR4Cached();
        RestfulServer server = new Unnamed(fhir);
        server.setServerName("IVIG CDS demo record");
        server.setServerAddressStrategy(new IncomingRequestAddressStrategy());
        server.setServerConformanceProvider(new Capabilities(server));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setETagSupport(ETagSupportEnum.ENABLED);
        server.setPagingProvider(paging());
        server.registerProvider(new BundleSteps(store));
        for (String type : SearchTable.types()) {
            server.registerProvider(shelf(
                    fhir.getResourceDefinition(type).getImplementingClass().asSubclass(Resource.class), store));
        }
        return server;
    }

    private static FifoMemoryPagingProvider paging() {
        FifoMemoryPagingProvider paging = new FifoMemoryPagingProvider(MOST_SEARCHES_KEPT);
        paging.setDefaultPageSize(PAGE);
        paging.setMaximumPageSize(LARGEST_PAGE);
        return paging;
    }

    private static <T extends Resource> Shelf<T> shelf(Class<T> type, RecordStore store) {
        return new Shelf<>(type, store);
    }

    /** A server that does not name its software in every answer. */
    private static final class Unnamed extends RestfulServer {
        private static final long serialVersionUID = 1L;

        Unnamed(FhirContext fhir) {
            super(fhir);
        }

        @Override
        protected String createPoweredByHeader() {
            return "";
        }
    }
}
