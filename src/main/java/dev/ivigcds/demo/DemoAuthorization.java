package dev.ivigcds.demo;

import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.security.oauth2.server.authorization.web.OAuth2ClientAuthenticationFilter;
import org.springframework.security.oauth2.server.authorization.web.OAuth2TokenEndpointFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The demo's SMART authorization: the endpoints of Spring Authorization Server for one app, ours. Nobody signs in and nobody is asked; it is there
 * so that a launch can be seen, and guards nothing.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoAuthorization {
    static final String AUTHORIZE = "/demo/smart/authorize";
    static final String TOKEN = "/demo/smart/token";
    static final String APP = "ivig-cds";

    private static final Duration GOOD_FOR = Duration.ofHours(1);

    @Bean
    OAuth2AuthorizationService demoAuthorizations() {
        return new InMemoryOAuth2AuthorizationService();
    }

    /** Put before the demo's record once that is there. */
    @Bean
    DemoTokenCheck demoTokenCheck(
            @Qualifier("fhirServlet") ServletRegistrationBean<RestfulServer> record,
            OAuth2AuthorizationService given,
            DemoLaunches launches) {
        DemoTokenCheck check = new DemoTokenCheck(given, launches);
        Objects.requireNonNull(record.getServlet()).registerInterceptor(check);
        return check;
    }

    @Bean
    FilterRegistrationBean<FilterChainProxy> demoAuthorizationFilter(
            OAuth2AuthorizationService given,
            DemoLaunches launches,
            @Value("${ivig-cds.public-base-url}") String base) {
        RegisteredClientRepository apps = new InMemoryRegisteredClientRepository(app(base));
        FilterRegistrationBean<FilterChainProxy> filter = new FilterRegistrationBean<>(new FilterChainProxy(List.of(
                new DefaultSecurityFilterChain(
                        request -> isLaunch(request, launches), new DemoClinician(), authorize(apps, given)),
                new DefaultSecurityFilterChain(
                        request -> isAt(TOKEN, request),
                        new DemoClinician(),
                        client(apps, given),
                        token(given, launches)))));
        filter.addUrlPatterns("/demo/smart/*");
        return filter;
    }

    private static RegisteredClient app(String base) {
        return RegisteredClient.withId(APP)
                .clientId(APP)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(base + "/smart/callback")
                .scopes(scopes -> scopes.addAll(DemoScopes.ALL))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .accessTokenTimeToLive(GOOD_FOR)
                        .build())
                .build();
    }

    /** With the launch of a known patient there is nothing left to ask; without one the page to choose a patient answers. */
    private static boolean isLaunch(HttpServletRequest request, DemoLaunches launches) {
        return isAt(AUTHORIZE, request)
                && DemoFhirServer.base(request).equals(request.getParameter("aud"))
                && launches.find(request.getParameter("launch")).isPresent();
    }

    private static boolean isAt(String path, HttpServletRequest request) {
        return request.getServletPath().equals(path);
    }

    private static Filter authorize(RegisteredClientRepository apps, OAuth2AuthorizationService given) {
        return new OAuth2AuthorizationEndpointFilter(
                new ProviderManager(new OAuth2AuthorizationCodeRequestAuthenticationProvider(
                        apps, given, new InMemoryOAuth2AuthorizationConsentService())),
                AUTHORIZE);
    }

    private static Filter client(RegisteredClientRepository apps, OAuth2AuthorizationService given) {
        RequestMatcher token = request -> isAt(TOKEN, request);
        return new OAuth2ClientAuthenticationFilter(
                new ProviderManager(new PublicClientAuthenticationProvider(apps, given)), token);
    }

    private static Filter token(OAuth2AuthorizationService given, DemoLaunches launches) {
        OAuth2TokenEndpointFilter filter = new OAuth2TokenEndpointFilter(
                new ProviderManager(
                        new OAuth2AuthorizationCodeAuthenticationProvider(given, new OAuth2AccessTokenGenerator())),
                TOKEN);
        filter.setAuthenticationSuccessHandler(DemoTokenAnswer.handler(given, launches));
        return filter;
    }
}
