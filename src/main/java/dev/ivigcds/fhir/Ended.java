package dev.ivigcds.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.client.exceptions.NonFhirResponseException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.ivigcds.fhir.Lane.Health;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange with a record server ended.
 *
 * @param answer for the chart
 * @param health what it says of the server: one that turns a request down is well
 * @param unauthorised whether the token was not taken
 */
record Ended(Answer answer, Health health, boolean unauthorised) {

    /** Carries an exchange out; whatever it throws becomes words. */
    static Ended of(Supplier<? extends Resource> exchange, Deadline deadline) {
        try {
            return new Ended(new Answer.Given(exchange.get()), Health.WELL, false);
        } catch (FhirClientConnectionException e) {
            return ill(isUnreadable(e) ? Answer.UNREADABLE : late(Answer.SILENT, deadline));
        } catch (NonFhirResponseException e) {
            return ill(Answer.UNREADABLE);
        } catch (BaseServerResponseException e) {
            return status(e.getStatusCode());
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

    private static boolean isUnreadable(Throwable fault) {
        for (@Nullable Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof UnreadableAnswer || t instanceof DataFormatException) {
                return true;
            }
        }
        return false;
    }
}
