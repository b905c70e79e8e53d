package dev.ivigcds.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;

/** What SMART adds to the answer of the demo's token endpoint: the patient of the launch, and what the app is to know of it. */
final class DemoTokenAnswer {
    private DemoTokenAnswer() {}

    static OAuth2AccessTokenResponseAuthenticationSuccessHandler handler(
            OAuth2AuthorizationService given, DemoLaunches launches) {
        var handler = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        handler.setAccessTokenResponseCustomizer(answer -> add(answer, given, launches));
        return handler;
    }

    private static void add(
            OAuth2AccessTokenAuthenticationContext answer, OAuth2AuthorizationService given, DemoLaunches launches) {
        OAuth2AccessTokenAuthenticationToken login = answer.getAuthentication();
        find(login.getAccessToken().getTokenValue(), given)
                .flatMap(authorization -> launch(authorization, launches))
                .ifPresent(context -> answer.getAccessTokenResponse().additionalParameters(said(context)));
    }

    private static Map<String, Object> said(DemoLaunches.Context context) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("patient", String.valueOf(context.patient()));
        said.put("need_patient_banner", !Boolean.FALSE.equals(context.needPatientBanner()));
        if (context.appContext() != null) {
            said.put("appContext", context.appContext());
        }
        return said;
    }

    /** What was granted with a token, if it is good now. */
    static Optional<OAuth2Authorization> find(String token, OAuth2AuthorizationService given) {
        return Optional.ofNullable(given.findByToken(token, OAuth2TokenType.ACCESS_TOKEN))
                .filter(authorization -> authorization.getAccessToken() != null
                        && authorization.getAccessToken().isActive());
    }

    /** The launch that was granted. */
    static Optional<DemoLaunches.Context> launch(OAuth2Authorization authorization, DemoLaunches launches) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return Optional.ofNullable(request)
                .flatMap(asked -> launches.find(asked.getAdditionalParameters().get("launch")));
    }
}
