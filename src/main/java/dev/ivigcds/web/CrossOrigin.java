package dev.ivigcds.web;

import dev.ivigcds.caller.ClientRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/** CORS for browser clients: the exact origins of the clients, on every answer, errors included; never with credentials (T-24). */
@Configuration(proxyBeanMethods = false)
class CrossOrigin {
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(ClientRegistry clients) {
        CorsConfiguration allowed = allowed(clients.corsOrigins());
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(
                request -> isForOperators(request) ? null : forOrigin(allowed, request.getHeader(HttpHeaders.ORIGIN))));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** What is kept is for people, and for no other site's scripts. */
    private static boolean isForOperators(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/decisions") || path.startsWith("/reports");
    }

    /** An origin that is not listed gets no CORS header at all; the browser then keeps the answer from the page. */
    private static @Nullable CorsConfiguration forOrigin(CorsConfiguration allowed, @Nullable String origin) {
        return origin != null && allowed.checkOrigin(origin) != null ? allowed : null;
    }

    private static CorsConfiguration allowed(Set<String> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.copyOf(origins));
        cors.setAllowCredentials(false);
        cors.setMaxAge(Duration.ofMinutes(10));
        if (origins.contains(CorsConfiguration.ALL)) {
            demo(cors);
        } else {
            cors.setAllowedMethods(List.of("GET", "POST"));
            cors.setAllowedHeaders(
                    List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_ENCODING));
            cors.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
        }
        return cors;
    }

    /** The demo's pages also read and write its embedded FHIR server. */
    private static void demo(CorsConfiguration cors) {
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        cors.setExposedHeaders(List.of("Location", "Content-Location", "ETag", "Last-Modified"));
    }
}
