package dev.ivigcds.fhir;

import dev.ivigcds.fhir.Lane.Health;
import dev.ivigcds.wire.ReceivedJson;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;
import org.hl7.fhir.r4.model.Resource;

/**
 * How an exchange with a record server ended.
 *
 * @param answer for the chart
 * @param health what it says of the server: one that turns a request down is well
 * @param unauthorised whether the token was not taken
 */
record Ended(Answer answer, Health health, boolean unauthorised) {

    /**
     * Carries an exchange out; whatever goes wrong becomes words.
     *
     * @param wanted the resource type that was asked for
     */
    static Ended of(Call call, String wanted, Deadline deadline) {
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                return status(response.code());
            }
            byte[] body = response.body().bytes();
            Resource read = R4.read(new ReceivedJson(body, 0, body.length));
            return read.fhirType().equals(wanted)
                    ? new Ended(new Answer.Given(read), Health.WELL, false)
                    : ill(Answer.UNREADABLE);
        } catch (UnreadableAnswer e) {
            return ill(Answer.UNREADABLE);
        } catch (IOException e) {
            return ill(late(Answer.SILENT, deadline));
        } catch (RuntimeException e) {
            return ill(late(Answer.UNREADABLE, deadline));
        }
    }

    private static Ended status(int status) {
        boolean refused = status == 401 || status == 403;
        boolean ill = status >= 500 || status == 429;
        return new Ended(
                new Answer.Failed(refused ? Answer.REFUSED : Answer.ERROR),
                ill ? Health.ILL : Health.WELL,
                status == 401);
    }

    private static Ended ill(String because) {
        return new Ended(new Answer.Failed(because), Health.ILL, false);
    }

    private static String late(String otherwise, Deadline deadline) {
        return deadline.hasPassed() ? Answer.IN_TIME : otherwise;
    }
}
