package dev.ivigcds.fhir;

import dev.ivigcds.caller.Reach;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.wire.FhirAuthorization;
import dev.ivigcds.wire.HookRequest;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Whether the caller's FHIR server may be called for what is missing. */
sealed interface Access extends AutoCloseable {
    record Open(RecordServer server) implements Access {
        @Override
        public void close() {
            server.close();
        }
    }

    /**
     * It is not called.
     *
     * @param because end of the sentence "could not be checked: …"
     */
    record Shut(String because) implements Access {
        @Override
        public void close() {}
    }

    @Override
    void close();

    /**
     * Reads the request's access.
     *
     * @throws dev.ivigcds.wire.Refusal if it names a base that this caller may not name
     */
    static Access of(HookRequest request, VerifiedCaller caller, Outbound outbound, Deadline deadline) {
        return request.fhirServer()
                .map(caller::reach)
                .map(reach ->
                        of(reach, request.fhirAuthorization().map(FhirAuthorization::accessToken), outbound, deadline))
                .orElseGet(() -> new Shut("no access to the record server was given"));
    }

    private static Access of(Reach reach, Optional<String> token, Outbound outbound, Deadline deadline) {
        return switch (reach) {
            case Reach.NotCalled(String because) -> new Shut(because);
            case Reach.Allowed(String base, boolean anonymous)
            when anonymous || token.isPresent() ->
                new Open(outbound.to(HttpUrl.get(base), anonymous ? Optional.empty() : token, deadline));
            case Reach.Allowed allowed -> new Shut("no access to the record server was given");
        };
    }
}
