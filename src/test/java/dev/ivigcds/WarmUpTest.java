package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.web.Rehearsal;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** The rehearsal before readiness goes the whole way, and leaves nothing behind. */
class WarmUpTest {
    @Test
    void theRehearsedCallsAreAnsweredAndNothingOfThemIsKeptOrCounted(@TempDir Path folder) throws Exception {
        try (ConfigurableApplicationContext house = started(folder)) {
            WebApplicationContext web = (WebApplicationContext) house;
            RehearsedCalls calls = RehearsedCalls.on(LocalDate.now(house.getBean(Clock.class)));
            Remembering records = new Remembering(calls.records());
            try (Rehearsal stage = Rehearsal.open(web, house.getBean(Clock.class), records)) {
                assertThat(stage.discover()).isEqualTo(200);
                List<byte[]> all = calls.all(stage.fhirServer());
                for (byte[] call : all) {
                    assertThat(stage.call("ivig-myositis", call)).isEqualTo(200);
                }
                assertThat(stage.call("no-such-service", all.getFirst())).isEqualTo(404);
            }
            assertThat(records.asked).contains("Patient", "Condition", "Observation", "MedicationRequest");
            JdbcClient store = JdbcClient.create(house.getBean(DataSource.class));
            assertThat(store.sql("select count(*) from decision")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(store.sql("select count(*) from finding")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(house.getBean(MeterRegistry.class)
                            .find("http.server.requests")
                            .timers())
                    .isEmpty();
        }
    }

    private static ConfigurableApplicationContext started(Path folder) {
        return new SpringApplicationBuilder(IvigCds.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--ivig-cds.data-dir=" + folder,
                        "--ivig-cds.allow-untrusted=true",
                        "--ivig-cds.clients[0].id=one",
                        "--ivig-cds.clients[0].trust=none",
                        "--ivig-cds.clients[0].fhir-servers=https://fhir.example/r4");
    }

    /** Records that know what was asked of them. */
    private static final class Remembering extends HashMap<String, byte[]> {
        private static final long serialVersionUID = 1L;
        private final transient Set<Object> asked = ConcurrentHashMap.newKeySet();

        Remembering(Map<String, byte[]> records) {
            super(records);
        }

        @Override
        public byte[] getOrDefault(Object type, byte[] none) {
            asked.add(type);
            return super.getOrDefault(type, none);
        }
    }
}
