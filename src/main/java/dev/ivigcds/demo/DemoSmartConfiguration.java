package dev.ivigcds.demo;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import tools.jackson.databind.json.JsonMapper;

/** What the demo's FHIR server says of its SMART launches, at {@code /fhir/.well-known/smart-configuration}. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoSmartConfiguration {
    private static final List<String> CAPABILITIES = List.of(
            "launch-ehr",
            "launch-standalone",
            "client-public",
            "context-ehr-patient",
            "context-standalone-patient",
            "context-banner",
            "permission-patient",
            "permission-v2");

    @Bean
    ServletRegistrationBean<HttpServlet> smartConfigurationServlet(JsonMapper json) {
        ServletRegistrationBean<HttpServlet> servlet =
                new ServletRegistrationBean<>(new Said(json), "/fhir/.well-known/smart-configuration");
        servlet.setName("smart-configuration");
        return servlet;
    }

    private static final class Said extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient JsonMapper json;

        Said(JsonMapper json) {
            this.json = json;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String origin = DemoFhirServer.origin(request);
            response.setContentType("application/json");
            response.getOutputStream()
                    .write(json.writeValueAsString(Map.of(
                                    "authorization_endpoint",
                                    origin + DemoAuthorization.AUTHORIZE,
                                    "token_endpoint",
                                    origin + DemoAuthorization.TOKEN,
                                    "grant_types_supported",
                                    List.of("authorization_code"),
                                    "response_types_supported",
                                    List.of("code"),
                                    "token_endpoint_auth_methods_supported",
                                    List.of("none"),
                                    "code_challenge_methods_supported",
                                    List.of("S256"),
                                    "scopes_supported",
                                    new TreeSet<>(DemoScopes.ALL),
                                    "capabilities",
                                    CAPABILITIES))
                            .getBytes(StandardCharsets.UTF_8));
        }
    }
}
