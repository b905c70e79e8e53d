package dev.ivigcds.wire;

import java.util.Optional;

/**
 * Access to the client's FHIR server for the time of this call. Never stored, never logged: {@code toString} hides the
 * token (R-73, T-15).
 *
 * @param accessToken the bearer token
 * @param scope granted scopes as sent: a hint, 403 is the truth
 * @param subject the client id the token was issued to
 * @param patient the patient the token is bound to, if any
 */
public record FhirAuthorization(String accessToken, String scope, String subject, Optional<String> patient) {
    @Override
    public String toString() {
        return "FhirAuthorization[…]";
    }
}
