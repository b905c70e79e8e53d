package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.demo.RecordStore.Kept;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class RecordStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final RecordStore store = new RecordStore(Clock.fixed(NOW, ZoneOffset.UTC));

    private static Patient patient(String id, String family) {
        Patient patient = new Patient();
        patient.setId(id);
        patient.addName().setFamily(family);
        return patient;
    }

    private String family(String id) {
        return store.find("Patient", id)
                .map(Patient.class::cast)
                .orElseThrow()
                .getNameFirstRep()
                .getFamily();
    }

    @Test
    void whatIsKeptHasItsVersionAndTheTimeOfTheClock() {
        store.put(patient("p1", "Doe"));
        Kept again = store.put(patient("p1", "Roe"));

        assertThat(again.isNew()).isFalse();
        assertThat(again.resource().getId()).isEqualTo("Patient/p1/_history/2");
        assertThat(again.resource().getMeta().getVersionId()).isEqualTo("2");
        assertThat(again.resource().getMeta().getLastUpdated().toInstant()).isEqualTo(NOW);
        assertThat(family("p1")).isEqualTo("Roe");
    }

    @Test
    void aResourceWithoutAnIdGetsOne() {
        Kept kept = store.put(new Patient());

        assertThat(kept.isNew()).isTrue();
        assertThat(store.find("Patient", kept.resource().getIdElement().getIdPart()))
                .isPresent();
    }

    @Test
    void whatWentInAndWhatCameOutCanChangeWithoutChangingTheRecord() {
        Patient in = patient("p1", "Doe");
        Resource returned = store.put(in).resource();
        in.getNameFirstRep().setFamily("Changed");
        ((Patient) returned).getNameFirstRep().setFamily("Changed");
        ((Patient) store.find("Patient", "p1").orElseThrow()).getNameFirstRep().setFamily("Changed");
        ((Patient) store.all("Patient").getFirst()).getNameFirstRep().setFamily("Changed");

        assertThat(family("p1")).isEqualTo("Doe");
        assertThat(in.getMeta().hasVersionId()).isFalse();
    }

    @Test
    void aVersionIsReplacedOnlyIfItIsThePresentOne() {
        store.put(patient("p1", "Doe"));

        assertThat(store.putOver("2", patient("p1", "Wrong"))).isEmpty();
        assertThat(store.putOver("1", patient("p2", "Wrong"))).isEmpty();
        assertThat(store.putOver("1", patient("p1", "Roe"))).isPresent();
        assertThat(family("p1")).isEqualTo("Roe");
        assertThat(store.find("Patient", "p2")).isEmpty();
    }

    @Test
    void allOfATypeComeInTheOrderOfTheirIds() {
        List.of("c", "a", "b").forEach(id -> store.put(patient(id, id)));

        assertThat(store.all("Patient"))
                .extracting(found -> found.getIdElement().getIdPart())
                .containsExactly("a", "b", "c");
        assertThat(store.all(
                        "Patient", found -> found.getIdElement().getIdPart().equals("b")))
                .hasSize(1);
        assertThat(store.all("Observation")).isEmpty();
    }

    @Test
    void whatIsRemovedIsGone() {
        store.put(patient("p1", "Doe"));

        assertThat(store.remove("Patient", "p1")).isTrue();
        assertThat(store.remove("Patient", "p1")).isFalse();
        assertThat(store.find("Patient", "p1")).isEqualTo(Optional.empty());
    }

    @Test
    void writersAtTheSameTimeLoseNoVersion() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<Kept>> puts = IntStream.range(0, 400)
                    .mapToObj(i -> writers.submit(() -> store.put(patient("p1", "n" + i))))
                    .toList();
            for (Future<Kept> put : puts) {
                put.get();
            }
            assertThat(puts.stream().filter(put -> put.resultNow().isNew())).hasSize(1);
        }
        assertThat(store.find("Patient", "p1").orElseThrow().getMeta().getVersionId())
                .isEqualTo("400");
    }
}
