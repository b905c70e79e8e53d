package dev.ivigcds.smart;

import dev.ivigcds.caller.Backend;
import dev.ivigcds.caller.Backends;
import dev.ivigcds.fhir.AppServers;
import dev.ivigcds.wire.Refusal;
import java.time.Clock;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Exchanges the code of a launch for a token, by Spring Security's OAuth 2 client. */
final class Tokens {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final AppServers servers;
    private final Backends backends;
    private final Clock clock;

    Tokens(AppServers servers, Backends backends, Clock clock) {
        this.servers = servers;
        this.backends = backends;
        this.clock = clock;
    }

    /**
     * What the EHR grants for a code.
     *
     * @throws Refusal if it grants nothing
     */
    OAuth2AuthorizationCodeAuthenticationToken exchange(Begun begun, OAuth2AuthorizationResponse response) {
        var login = new OAuth2AuthorizationCodeAuthenticationProvider(client(begun));
        try {
            return (OAuth2AuthorizationCodeAuthenticationToken)
                    login.authenticate(new OAuth2AuthorizationCodeAuthenticationToken(
                            begun.app(), new OAuth2AuthorizationExchange(begun.request(), response)));
        } catch (OAuth2AuthorizationException | AuthenticationException e) {
            throw LaunchRefused.byTheEhr("The EHR gave no permission for this launch. Launch again.");
        }
    }

    private RestClientAuthorizationCodeTokenResponseClient client(Begun begun) {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(new TokenCalls(servers, begun.server()))
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .build());
        backends.app(begun.server(), begun.app().getProviderDetails().getTokenUri())
                .ifPresent(key -> client.addParametersConverter(request -> assertion(key)));
        return client;
    }

    private MultiValueMap<String, String> assertion(Backend key) {
        MultiValueMap<String, String> proof = new LinkedMultiValueMap<>();
        proof.add("client_assertion_type", ASSERTION_TYPE);
        proof.add("client_assertion", key.assertion(clock.instant()));
        return proof;
    }
}
