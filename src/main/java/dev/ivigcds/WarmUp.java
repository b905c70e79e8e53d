package dev.ivigcds;

import dev.ivigcds.caller.Doorkeeper;
import dev.ivigcds.consult.ChartReview;
import dev.ivigcds.dosing.DosePlan;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.web.Rehearsal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
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

    /** Compiled code comes after a few hundred calls. */
    private static final int MOST_CALLS = 300;

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
        RehearsedCalls calls = RehearsedCalls.on(LocalDate.now(clock));
        try (Rehearsal stage = Rehearsal.open(house, clock, calls.records())) {
            rehearse(stage, calls.all(stage.fhirServer()));
        } catch (IOException e) {
            LOG.warn(
                    "the rehearsal failed, so the first calls will be slow: {}",
                    e.getClass().getName());
        }
    }

    /** Each once, since what has never run costs most; then on until the time is up. */
    private static void rehearse(Rehearsal stage, List<byte[]> calls) throws IOException {
        stage.discover();
        long end = System.nanoTime() + LONGEST.toNanos();
        int made = 0;
        for (; made < calls.size() || (made < MOST_CALLS && System.nanoTime() < end); made++) {
            int status = stage.call(ChartReview.SERVICE, calls.get(made % calls.size()));
            if (status != 200) {
                LOG.warn("a call of the rehearsal was answered {}, so the first calls will be slow", status);
                return;
            }
        }
        LOG.atInfo().addKeyValue("calls", made).log("the rehearsal before readiness is over");
    }
}
