package dev.ivigcds.smart;

import dev.ivigcds.caller.SmartServer;
import dev.ivigcds.fhir.AppServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/** Spring's requests for tokens, made through the house's one way out. An answer that is not good is an IOException without words of the EHR. */
final class TokenCalls implements ClientHttpRequestFactory {
    private final AppServers servers;
    private final SmartServer server;

    TokenCalls(AppServers servers, SmartServer server) {
        this.servers = servers;
        this.server = server;
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
        return new Call(uri, method);
    }

    private final class Call extends AbstractClientHttpRequest {
        private final URI uri;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Call(URI uri, HttpMethod method) {
            this.uri = uri;
            this.method = method;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        public URI getURI() {
            return uri;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            Map<String, String> sent = new HashMap<>(headers.toSingleValueMap());
            sent.keySet()
                    .removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("content-"));
            return servers.send(server.caller(), uri.toString(), sent, body.toByteArray())
                    .map(Answer::new)
                    .orElseThrow(() -> new IOException("no good answer"));
        }
    }

    private record Answer(String json) implements ClientHttpResponse {
        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatus.OK;
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public void close() {}

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(MediaType.APPLICATION_JSON);
            return headers;
        }

        @Override
        public String toString() {
            return "Answer[…]";
        }
    }
}
