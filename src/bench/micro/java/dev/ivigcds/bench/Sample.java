package dev.ivigcds.bench;

import dev.ivigcds.caller.CallerFixture;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.catalog.Service;
import dev.ivigcds.dosing.DosePlan;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.fhir.OpenedChart;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.web.HookCalls;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;

/** The two calls that every stop is measured with, as {@code src/bench/run bodies} wrote them, and who answers them: the rooms without HTTP. */
public enum Sample {
    /** An IVIG order for dermatomyositis with every prefetch key filled, 63 KB; three cards. */
    IVIG,
    /** Four orders that are not IVIG, and a shorter chart, 19 KB; no card. */
    OTHER;

    public static final String SERVICE = "ivig-myositis";
    public static final Catalog CATALOG = Catalog.read(KnowledgeFixture.folder());

    /** A moment of the day the two orders were written on. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

    /** A hospital that lets nothing be fetched. */
    public static final VerifiedCaller CALLER = CallerFixture.hospital("https://ehr.hospital.example/fhir/r4");

    /** The call as it arrives. */
    public byte[] body() {
        String file = name().toLowerCase(Locale.ROOT) + ".json";
        try {
            return Files.readAllBytes(Path.of("src/bench/micro/resources", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The call as it was read. */
    public HookRequest request() {
        return HookCalls.read(CATALOG, SERVICE, body());
    }

    /** Its longest search answer. */
    public ReceivedJson searchset() {
        return request().prefetch().values().stream()
                .filter(Prefetched.Resource.class::isInstance)
                .map(prefetched -> ((Prefetched.Resource) prefetched).json())
                .max(Comparator.comparing(ReceivedJson::length))
                .orElseThrow();
    }

    /** Who opens charts, warm as after the start of the server. */
    public static Charts charts() {
        DosePlan.warmUp();
        Charts charts = new Charts(CATALOG.terminology(), Duration.ofSeconds(2));
        charts.warmUp();
        return charts;
    }

    /** The chart of the call. */
    public OpenedChart opened(Charts charts) {
        return charts.open(
                request(),
                Occasion.ORDER_SIGN,
                service().needs(Occasion.ORDER_SIGN),
                CATALOG.terminology(),
                CALLER,
                CLOCK.instant());
    }

    /** The service that is called. */
    public static Service service() {
        return CATALOG.require(SERVICE);
    }
}
