package dev.ivigcds.demo;

import dev.ivigcds.caller.ClientSettings;
import dev.ivigcds.web.HookCalls;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;

/** Answers the playground as it would answer Epic, where a call asks for that with the header {@code Demo-Client-Profile: epic}. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class EpicLike {
    static final String HEADER = "Demo-Client-Profile";

    /** Behind the gate, which goes on with a call once its body is there: at once, or in a dispatch of its own. */
    @Bean
    FilterRegistrationBean<HttpFilter> epicLikeFilter() {
        FilterRegistrationBean<HttpFilter> filter = new FilterRegistrationBean<>(new AsEpic());
        filter.addUrlPatterns("/cds-services/*");
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        filter.setAsyncSupported(true);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    private static final class AsEpic extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest http, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (http.getMethod().equals("POST") && "epic".equals(http.getHeader(HEADER))) {
                HookCalls.sentBy(http, HookCalls.caller(http).as(ClientSettings.Profile.EPIC));
            }
            chain.doFilter(http, response);
        }
    }
}
