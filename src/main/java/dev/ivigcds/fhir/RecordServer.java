package dev.ivigcds.fhir;

import ca.uhn.fhir.okhttp.client.OkHttpRestfulRequest;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.client.exceptions.NonFhirResponseException;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The caller's FHIR server for the time of one hook call. Closing it ends every request under way and lets no other begin: nothing is called
 * after the answer.
 */
final class RecordServer implements AutoCloseable {
    private static final String FHIR_JSON = "application/fhir+json";

    private final IGenericClient client;
    private final HttpUrl base;
    private final Deadline deadline;
    private final List<Call> calls = new ArrayList<>();
    private boolean closed;

    RecordServer(IGenericClient client, HttpUrl base, Optional<String> token, Deadline deadline) {
        this.client = client;
        this.base = base;
        this.deadline = deadline;
        client.registerInterceptor(new Owner(this));
        token.map(BearerTokenAuthInterceptor::new).ifPresent(client::registerInterceptor);
    }

    HttpUrl base() {
        return base;
    }

    /** One page of a search. */
    Answer page(HttpUrl url) {
        return ask(() -> client.loadPage()
                .byUrl(url.toString())
                .andReturnBundle(Bundle.class)
                .accept(FHIR_JSON)
                .execute());
    }

    /** One resource. */
    Answer instance(String type, HttpUrl url) {
        return ask(() -> (Resource) client.read()
                .resource(type)
                .withUrl(url.toString())
                .accept(FHIR_JSON)
                .execute());
    }

    /** What the server says of itself. */
    Answer capabilities() {
        return ask(() -> client.capabilities()
                .ofType(CapabilityStatement.class)
                .accept(FHIR_JSON)
                .execute());
    }

    /** A further page, followed only below the base it was asked of (T-04). */
    Answer next(String link) {
        HttpUrl folder = base.newBuilder().addPathSegment("").build();
        return Optional.ofNullable(folder.resolve(link))
                .filter(this::isHere)
                .map(this::page)
                .orElseGet(() -> new Answer.Failed("the record server names another place for the rest"));
    }

    private boolean isHere(HttpUrl url) {
        String path = base.encodedPath().equals("/") ? "" : base.encodedPath();
        return url.scheme().equals(base.scheme())
                && url.host().equals(base.host())
                && url.port() == base.port()
                && url.username().isEmpty()
                && url.password().isEmpty()
                && (url.encodedPath().equals(path) || url.encodedPath().startsWith(path + "/"));
    }

    private Answer ask(Supplier<Resource> request) {
        try {
            return new Answer.Given(request.get());
        } catch (FhirClientConnectionException e) {
            return new Answer.Failed(isUnreadable(e) ? Answer.UNREADABLE : late(Answer.SILENT));
        } catch (NonFhirResponseException e) {
            return new Answer.Failed(Answer.UNREADABLE);
        } catch (BaseServerResponseException e) {
            boolean refused = e.getStatusCode() == 401 || e.getStatusCode() == 403;
            return new Answer.Failed(refused ? Answer.REFUSED : Answer.ERROR);
        } catch (RuntimeException e) {
            return new Answer.Failed(late(Answer.UNREADABLE));
        }
    }

    private String late(String otherwise) {
        return deadline.hasPassed() ? Answer.IN_TIME : otherwise;
    }

    private static boolean isUnreadable(Throwable fault) {
        for (@Nullable Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof UnreadableAnswer || t instanceof DataFormatException) {
                return true;
            }
        }
        return false;
    }

    /** Takes charge of a request that is about to begin. */
    synchronized void admit(Call call) {
        long left = deadline.left();
        if (closed || left == 0) {
            call.cancel();
            return;
        }
        call.timeout().timeout(left, TimeUnit.NANOSECONDS);
        calls.add(call);
    }

    @Override
    public synchronized void close() {
        closed = true;
        calls.forEach(Call::cancel);
    }

    private record Owner(RecordServer server) implements IClientInterceptor {
        @Override
        public void interceptRequest(IHttpRequest request) {
            ((OkHttpRestfulRequest) request).getRequest().tag(RecordServer.class, server);
        }

        @Override
        public void interceptResponse(IHttpResponse response) {}
    }
}
