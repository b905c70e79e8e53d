package dev.ivigcds.demo;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Observation;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;

/**
 * Holds a request that shows a token of the demo's authorization to what was granted: the scopes, and one patient. A request without a token passes,
 * as ever.
 */
@Interceptor
public final class DemoTokenCheck {
    private static final String BEARER = "Bearer ";
    private static final Set<String> OF_NOBODY = Set.of("Medication", "Practitioner", "Organization", "Location");

    private final OAuth2AuthorizationService given;
    private final DemoLaunches launches;

    DemoTokenCheck(OAuth2AuthorizationService given, DemoLaunches launches) {
        this.given = given;
        this.launches = launches;
    }

    /** Before the request is worked on. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request, RestOperationTypeEnum operation) {
        String shown = request.getHeader("Authorization");
        if (shown == null || !shown.startsWith(BEARER) || operation == RestOperationTypeEnum.METADATA) {
            return;
        }
        OAuth2Authorization grant = DemoTokenAnswer.find(shown.substring(BEARER.length()), given)
                .orElseThrow(() -> new AuthenticationException("This token is not good here, or not any more."));
        String type = Optional.ofNullable(request.getResourceName()).orElse("");
        if (!DemoScopes.allow(grant.getAuthorizedScopes(), type, letter(operation))) {
            throw new ForbiddenOperationException("The scopes of this token do not allow this.");
        }
        String patient = DemoTokenAnswer.launch(grant, launches)
                .map(DemoLaunches.Context::patient)
                .orElse("");
        if (!OF_NOBODY.contains(type) && !isAbout(patient, request, operation, type)) {
            throw new ForbiddenOperationException("This token is for another patient.");
        }
    }

    private static String letter(RestOperationTypeEnum operation) {
        return switch (operation) {
            case READ, VREAD -> "r";
            case SEARCH_TYPE, GET_PAGE -> "s";
            case CREATE -> "c";
            default -> "none";
        };
    }

    private static boolean isAbout(
            String patient, RequestDetails request, RestOperationTypeEnum operation, String type) {
        return switch (operation) {
            case READ, VREAD ->
                type.equals("Patient")
                        && request.getId() != null
                        && patient.equals(request.getId().getIdPart());
            case CREATE ->
                request.getResource() instanceof Observation observation
                        && ("Patient/" + patient)
                                .equals(observation.getSubject().getReference());
            default -> asked(request, type.equals("Patient") ? "_id" : "patient", patient);
        };
    }

    private static boolean asked(RequestDetails request, String parameter, String patient) {
        String[] values = request.getParameters().getOrDefault(parameter, new String[0]);
        return values.length > 0
                && Arrays.stream(values)
                        .allMatch(value -> value.replaceFirst("^Patient/", "").equals(patient));
    }
}
