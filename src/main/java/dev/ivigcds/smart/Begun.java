package dev.ivigcds.smart;

import dev.ivigcds.caller.SmartServer;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * A launch on its way through the EHR's login.
 *
 * @param server where it came from
 * @param app how we are registered there
 * @param request what was asked, with the secret half of PKCE
 */
record Begun(SmartServer server, ClientRegistration app, OAuth2AuthorizationRequest request) {
    String state() {
        return String.valueOf(request.getState());
    }

    @Override
    public String toString() {
        return "Begun[…]";
    }
}
