package dev.ivigcds.smart;

import dev.ivigcds.caller.SmartServer;
import dev.ivigcds.wire.FhirAuthorization;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.HookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One launch that the EHR has allowed: one patient, for as long as the token is good. It stays on this server, in the session of the browser
 * that brought it; {@code toString} shows nothing of it (T-15).
 *
 * @param handle by which the browser names it
 * @param server where the patient's record is
 * @param patient id of the patient
 * @param token the EHR's permission
 * @param ends when it ends
 * @param granted scopes that were granted
 * @param needsBanner whether we show who the patient is; the EHR may do so itself
 * @param user who launched, as {@code Type/id}, where the EHR says so; else empty
 */
record Launch(
        String handle,
        SmartServer server,
        String patient,
        String token,
        Instant ends,
        Set<String> granted,
        boolean needsBanner,
        String user) {

    boolean mayRecord() {
        return Scopes.mayCreateObservations(granted);
    }

    /** What is asked of the chart: what a hook would be asked when the chart is opened, with the launch's own token. */
    HookRequest asked() {
        return new HookRequest(
                "patient-view",
                handle,
                Optional.of(server.base()),
                Optional.of(new FhirAuthorization(
                        token, String.join(" ", granted), server.clientId(), Optional.of(patient))),
                new HookContext(user, patient, Optional.empty(), Optional.empty(), List.of()),
                Map.of(),
                false);
    }

    @Override
    public String toString() {
        return "Launch[…]";
    }
}
