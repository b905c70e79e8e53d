package dev.ivigcds.smart;

import dev.ivigcds.caller.Backends;
import dev.ivigcds.caller.SmartServer;
import dev.ivigcds.fhir.AppServers;
import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;

/** SMART App Launch 2: from the launch that an EHR or a clinician begins to the patient whose record may be read. */
public final class SmartApp {
    private final List<SmartServer> registered;
    private final String callback;
    private final Function<SmartServer, Collection<String>> types;
    private final Discovery discovery;
    private final Backends backends;
    private final Tokens tokens;
    private final Clock clock;

    /**
     * Makes the app.
     *
     * @param registered where it can be launched from
     * @param publicUrl under which browsers reach this server, without a trailing slash
     * @param types resource types that the timeline reads at a server
     */
    public SmartApp(
            List<SmartServer> registered,
            String publicUrl,
            Function<SmartServer, Collection<String>> types,
            AppServers servers,
            Backends backends,
            Clock clock) {
        this.registered = List.copyOf(registered);
        this.callback = publicUrl + "/smart/callback";
        this.types = types;
        this.discovery = new Discovery(servers, clock);
        this.backends = backends;
        this.tokens = new Tokens(servers, backends, clock);
        this.clock = clock;
    }

    /** Whether browsers reach this server by https. */
    boolean isReachedByHttps() {
        return callback.startsWith("https:");
    }

    /** Where it can be launched from. */
    List<SmartServer> registered() {
        return registered;
    }

    /**
     * Begins a launch: what the browser is to ask of the EHR. PKCE by S256 always.
     *
     * @param iss the FHIR server, as the EHR or the clinician names it
     * @param launch the EHR's own word for this launch; without one the EHR asks for the patient
     * @throws Refusal if the server is a stranger, in which case nothing is connected to, or cannot do what this app needs
     */
    Begun begin(String iss, Optional<String> launch) {
        SmartServer server = registered.stream()
                .filter(known -> known.isNamed(iss))
                .findFirst()
                .orElseThrow(LaunchRefused::stranger);
        SmartConfiguration ehr = discovery.of(server);
        ClientRegistration app = registration(server, ehr);
        Map<String, Object> further = new LinkedHashMap<>();
        further.put("aud", iss);
        launch.ifPresent(word -> further.put("launch", word));
        OAuth2AuthorizationRequest.Builder request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(ehr.authorize())
                .clientId(server.clientId())
                .redirectUri(callback)
                .scopes(Scopes.asked(launch.isPresent(), types.apply(server), ehr.onlyV1(), server.scopes()))
                .state(UUID.randomUUID().toString())
                .additionalParameters(further);
        OAuth2AuthorizationRequestCustomizers.withPkce().accept(request);
        return new Begun(server, app, request.build());
    }

    private ClientRegistration registration(SmartServer server, SmartConfiguration ehr) {
        ClientRegistration.Builder app = ClientRegistration.withRegistrationId(server.base())
                .clientId(server.clientId())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientAuthenticationMethod(method(server, ehr))
                .redirectUri(callback)
                .authorizationUri(ehr.authorize())
                .tokenUri(ehr.token());
        server.secretFile().ifPresent(file -> app.clientSecret(secret(file)));
        return app.build();
    }

    private ClientAuthenticationMethod method(SmartServer server, SmartConfiguration ehr) {
        if (server.secretFile().isPresent()) {
            return ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
        }
        return backends.app(server, ehr.token()).isPresent()
                ? ClientAuthenticationMethod.PRIVATE_KEY_JWT
                : ClientAuthenticationMethod.NONE;
    }

    /** Read when it is needed, so that a new secret needs no new start. */
    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw LaunchRefused.byTheEhr("The app's own secret cannot be read. Tell whoever runs this server.");
        }
    }

    /**
     * Ends the login: the code becomes a launch.
     *
     * @throws Refusal if the EHR gives no token, or no patient with it
     */
    Launch complete(Begun begun, String code) {
        OAuth2AuthorizationCodeAuthenticationToken granted = tokens.exchange(
                begun,
                OAuth2AuthorizationResponse.success(code)
                        .redirectUri(callback)
                        .state(begun.state())
                        .build());
        return Granted.launch(begun.server(), granted, clock.instant());
    }
}
