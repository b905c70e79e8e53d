package dev.ivigcds.wire;

import java.util.Map;
import java.util.Optional;

/**
 * One hook call, read and checked (CDS Hooks 2.0.1, "Calling a CDS Service").
 *
 * @param hook the hook that fired
 * @param hookInstance the client's id of this call, as sent
 * @param fhirServer the client's FHIR base URL as sent, if any
 * @param fhirAuthorization its access token, if any
 * @param context what the hook is about
 * @param prefetch the keys that came, each in one of three states; a key that is not in the map was not sent
 * @param explain whether the caller asks for the decision record in the answer
 */
public record HookRequest(
        String hook,
        String hookInstance,
        Optional<String> fhirServer,
        Optional<FhirAuthorization> fhirAuthorization,
        HookContext context,
        Map<String, Prefetched> prefetch,
        boolean explain) {

    public HookRequest {
        prefetch = Map.copyOf(prefetch);
    }
}
