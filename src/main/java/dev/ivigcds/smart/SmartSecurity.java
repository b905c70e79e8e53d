package dev.ivigcds.smart;

import jakarta.servlet.SessionTrackingMode;
import java.util.List;
import java.util.Set;
import org.apache.catalina.session.StandardManager;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * What guards the app's doors, and nothing but them: Spring Security's filters stand before {@code /smart/*} alone, and the session's cookie is
 * sent nowhere else.
 */
@Configuration(proxyBeanMethods = false)
class SmartSecurity {
    private static final String DOORS = "/smart/*";
    private static final String COOKIE = "ivig-cds-smart";

    /** A screen that nobody looks at shuts after so many minutes. */
    private static final int IDLE_MINUTES = 15;

    /** Anyone may begin a launch; it must not cost us our memory. */
    private static final int MOST_SESSIONS = 10_000;

    @Bean
    FilterRegistrationBean<FilterChainProxy> smartSecurityFilter() {
        HeaderWriterFilter headers = new HeaderWriterFilter(List.of(
                new CacheControlHeadersWriter(),
                new XContentTypeOptionsHeaderWriter(),
                new XFrameOptionsHeaderWriter(),
                new HstsHeaderWriter()));
        CsrfFilter csrf = new CsrfFilter(new HttpSessionCsrfTokenRepository());
        csrf.setAccessDeniedHandler((request, response, denied) -> response.sendError(403));
        FilterRegistrationBean<FilterChainProxy> filter = new FilterRegistrationBean<>(
                new FilterChainProxy(new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, headers, csrf)));
        filter.addUrlPatterns(DOORS);
        return filter;
    }

    @Bean
    ServletContextInitializer smartCookie(SmartApp app) {
        return context -> {
            context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
            context.setSessionTimeout(IDLE_MINUTES);
            var cookie = context.getSessionCookieConfig();
            cookie.setName(COOKIE);
            cookie.setPath("/smart");
            cookie.setHttpOnly(true);
            cookie.setSecure(app.isReachedByHttps());
            cookie.setAttribute("SameSite", "Lax");
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedSessions() {
        return factory -> factory.addContextCustomizers(context -> {
            StandardManager sessions = new StandardManager();
            sessions.setPathname(null);
            sessions.setMaxActiveSessions(MOST_SESSIONS);
            context.setManager(sessions);
        });
    }
}
