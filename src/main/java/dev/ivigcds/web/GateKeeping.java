package dev.ivigcds.web;

import dev.ivigcds.caller.Doorkeeper;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the {@link Gate} before everything below {@code /cds-services}, and in the demo before {@code /demo/timeline}, behind CORS, whose headers its refusals carry too. */
@Configuration(proxyBeanMethods = false)
class GateKeeping {
    /** Bytes of a connection that are read at once: head and body of nearly every call, which then waits for nothing ({@link Arrival}). */
    private static final int READ_AT_ONCE = 32 * 1024;

    @Bean
    TomcatConnectorCustomizer readsAtOnce() {
        return GateKeeping::readAtOnce;
    }

    /** A connector that does so. */
    static void readAtOnce(Connector connector) {
        connector.setProperty("socket.appReadBufSize", Integer.toString(READ_AT_ONCE));
    }

    @Bean
    FilterRegistrationBean<Gate> gate(
            Doorkeeper doorkeeper,
            Workload workload,
            Clock clock,
            @Value("${server.tomcat.connection-timeout:20s}") Duration arrival,
            Environment environment,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
        FilterRegistrationBean<Gate> gate =
                new FilterRegistrationBean<>(new Gate(doorkeeper, workload, clock, arrival, errors));
        gate.addUrlPatterns("/cds-services/*");
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            gate.addUrlPatterns("/demo/timeline");
        }
        gate.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        gate.setAsyncSupported(true);
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return gate;
    }
}
