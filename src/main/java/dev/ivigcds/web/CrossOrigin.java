package dev.ivigcds.web;

import dev.ivigcds.caller.ClientRegistry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/** CORS for browser clients: the exact origins of the client, on every answer, errors included; never with credentials (T-24). */
@Configuration(proxyBeanMethods = false)
class CrossOrigin {
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(ClientRegistry clients) {
        CorsConfiguration allowed = allowed(clients.caller().corsOrigins());
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(
                new CorsFilter(request -> forOrigin(allowed, request.getHeader(HttpHeaders.ORIGIN))));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** An origin that is not listed gets no CORS header at all; the browser then keeps the answer from the page. */
    private static @Nullable CorsConfiguration forOrigin(CorsConfiguration allowed, @Nullable String origin) {
        return origin != null && allowed.checkOrigin(origin) != null ? allowed : null;
    }

    private static CorsConfiguration allowed(List<String> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of("Location", "Content-Location", "ETag", "Last-Modified"));
        cors.setAllowCredentials(false);
        cors.setMaxAge(Duration.ofMinutes(10));
        return cors;
    }
}
