package dev.ivigcds.fhir;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Lets a FHIR server's answer through only when its whole body, after decompression, is within the cap and passes {@link JsonGuard}. The body
 * of an answer that is not a success is dropped unread: its status says all we need.
 */
final class GuardedBodies implements Interceptor {
    private static final MediaType FHIR_JSON = MediaType.get("application/fhir+json; charset=utf-8");

    /** What is created may be told of without being shown. */
    private static final int CREATED = 201;

    private final int mostBytes;

    GuardedBodies(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        try (Response response = chain.proceed(chain.request())) {
            byte[] body = response.isSuccessful() ? guarded(response) : new byte[0];
            RecordServer owner = chain.request().tag(RecordServer.class);
            if (owner != null && !owner.takes(body.length)) {
                throw new UnreadableAnswer("the answers of this call are larger together than they may be");
            }
            return response.newBuilder()
                    .removeHeader("Content-Type")
                    .header("Content-Type", FHIR_JSON.toString())
                    .body(ResponseBody.create(body, FHIR_JSON))
                    .build();
        }
    }

    private byte[] guarded(Response response) throws IOException {
        try (InputStream in = response.body().byteStream()) {
            byte[] body = in.readNBytes(mostBytes + 1);
            if (body.length > mostBytes) {
                throw new UnreadableAnswer("it is larger than " + mostBytes + " bytes");
            }
            if (body.length > 0 || response.code() != CREATED) {
                JsonGuard.check(body);
            }
            return body;
        }
    }
}
