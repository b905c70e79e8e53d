package dev.ivigcds.caller;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One FHIR server from which our SMART app can be launched: a base of a client that has {@code smart} in its settings. */
public final class SmartServer {
    private final FhirBase base;
    private final String written;
    private final ClientSettings client;
    private final ClientSettings.Smart app;

    private SmartServer(FhirBase base, String written, ClientSettings client, ClientSettings.Smart app) {
        this.base = base;
        this.written = written;
        this.client = client;
        this.app = app;
    }

    static Stream<SmartServer> of(ClientSettings client) {
        ClientSettings.Smart app = client.smart();
        return app == null
                ? Stream.empty()
                : client.fhirServers().stream()
                        .flatMap(written -> FhirBase.parse(written).stream()
                                .map(base -> new SmartServer(base, written, client, app)));
    }

    /** Whether an {@code iss} names this server and no other, in whatever spelling (T-01). */
    public boolean isNamed(String iss) {
        return FhirBase.parse(iss).filter(base::equals).isPresent();
    }

    /** Its base, normalised, without a trailing slash. */
    public String base() {
        return base.url();
    }

    /** Its base as the settings have it. */
    public String written() {
        return written;
    }

    /** The client as the app asks for it. */
    public VerifiedCaller caller() {
        return VerifiedCaller.launched(client);
    }

    /** Under which the app is registered there. */
    public String clientId() {
        return String.valueOf(app.clientId());
    }

    /** The file with its secret; empty where it has none. */
    public Optional<Path> secretFile() {
        return Optional.ofNullable(app.clientSecretFile());
    }

    /** Scopes asked for besides those that the timeline needs. */
    public List<String> scopes() {
        return app.scopes();
    }

    /** Whether its URLs may be plain http. */
    public boolean allowsHttp() {
        return client.allowHttp();
    }
}
