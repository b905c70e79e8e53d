package dev.ivigcds.smart;

import dev.ivigcds.caller.SmartServer;
import java.time.Instant;
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
 * @param user who launched, as {@code Type/id}, where the EHR says so
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

    @Override
    public String toString() {
        return "Launch[…]";
    }
}
