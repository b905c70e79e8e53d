package dev.ivigcds;

import dev.ivigcds.caller.Doorkeeper;
import dev.ivigcds.consult.ChartReview;
import dev.ivigcds.dosing.DosePlan;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.web.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/**
 * What comes before readiness, so that the first call is answered about as quickly as the thousandth (decision record 0020): calls of an
 * invented patient go through the house again and again, with IVIG and without, until Java has compiled their way or the time is up. Nobody
 * outside is called, nothing is kept and nothing is counted.
 */
@Component
final class WarmUp implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final String IVIG = "\"1809499\"";

    /** Compiled code comes after a few hundred rounds. */
    private static final int ROUNDS = 300;

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final WebApplicationContext house;
    private final Doorkeeper doorkeeper;
    private final Charts charts;
    private final Clock clock;

    WarmUp(WebApplicationContext house, Doorkeeper doorkeeper, Charts charts, Clock clock) {
        this.house = house;
        this.doorkeeper = doorkeeper;
        this.charts = charts;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        DosePlan.warmUp();
        charts.warmUp();
        doorkeeper.warmUp();
        try (Rehearsal stage = Rehearsal.open(house, clock)) {
            rehearse(stage);
        } catch (IOException e) {
            LOG.warn(
                    "the rehearsal failed, so the first calls will be slow: {}",
                    e.getClass().getName());
        }
    }

    private static void rehearse(Rehearsal stage) throws IOException {
        String order = order();
        List<byte[]> calls = List.of(
                order.getBytes(StandardCharsets.UTF_8),
                order.replace(IVIG, "\"197361\"").getBytes(StandardCharsets.UTF_8));
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
            int status = stage.call(ChartReview.SERVICE, calls.get(round % calls.size()));
            if (status != 200) {
                LOG.warn("a call of the rehearsal was answered {}, so the first calls will be slow", status);
                return;
            }
        }
    }

    /** An order of IVIG with everything prefetched. */
    static String order() {
        try (InputStream in = Objects.requireNonNull(WarmUp.class.getResourceAsStream("/rehearsal/order.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
