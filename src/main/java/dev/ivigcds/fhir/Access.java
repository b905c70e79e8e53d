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

    Access NOT_GIVEN = new Shut("no access to the record server was given");

    @Override
    void close();

    /**
     * Reads the request's access: with the token it brought, with one of our own, or with none where none is needed.
     *
     * @param own our own tokens, where the client has given us the means
     * @throws dev.ivigcds.wire.Refusal if it names a base that this caller may not name
     */
    static Access of(
            HookRequest request,
            VerifiedCaller caller,
            Optional<Credential> own,
            Outbound outbound,
            Deadline deadline) {
        Optional<Credential> credential = request.fhirAuthorization()
                .map(FhirAuthorization::accessToken)
                .map(Credential::of)
                .or(() -> own);
        return request.fhirServer()
                .map(caller::reach)
                .map(reach -> switch (reach) {
                    case Reach.NotCalled(String because) -> new Shut(because);
                    case Reach.Allowed(String base, boolean anonymous) ->
                        (anonymous ? Optional.of(Credential.NONE) : credential)
                                .<Access>map(shown -> new Open(outbound.to(caller, HttpUrl.get(base), shown, deadline)))
                                .orElse(NOT_GIVEN);
                })
                .orElse(NOT_GIVEN);
    }
}
