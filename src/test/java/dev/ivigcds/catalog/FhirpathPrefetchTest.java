package dev.ivigcds.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.wire.ServiceListing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirpathPrefetchTest {
    private static String with(String key, String query) {
        return KnowledgeSample.SOUND.replace(
                "\noverrideReasons:", "\nfhirpathPrefetch:\n  " + key + ": \"" + query + "\"\noverrideReasons:");
    }

    @ParameterizedTest
    @CsvSource({
        "drugs, Medication?_id={{%iga.entry.id}}, no fhirpath prefetch key",
        "orderedMedications, Medication?_id={{%later.entry.id}}, %later must be the key of a query before",
        "orderedMedications, Medication?_id={{%orderedMedications.entry.id}}, %orderedMedications must be",
        "orderedMedications, Medication?_id={{%iga.ofType(Reference).id}}, must be Medication?_id=",
        "draftedMedications, Medication?_id={{context.patientId}}, must be Medication?_id=",
        "draftedMedications, Condition?_id={{context.draftOrders.entry.id}}, must be Medication?_id="
    })
    void r57_aQueryThatNoClientCouldRunIsRefused(String key, String query, String words) {
        assertThat(KnowledgeSample.faultsOf(with(key, query)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.words()).contains(words));
    }

    @Test
    void r57_theyArePublishedOnlyWhereASiteAsksForThemAndAfterTheOthers() {
        Catalog catalog = KnowledgeSample.read(with(
                "draftedMedications",
                "Medication?_id={{context.draftOrders.entry.resource.ofType(MedicationRequest).id}}"));
        List<ServiceListing.Service> asked =
                catalog.listing(new Discovery(PrefetchTokens.FHIRPATH, "")).services();
        assertThat(asked.getFirst().prefetch().keySet()).containsExactly("patient", "iga", "draftedMedications");
        assertThat(asked.getLast().prefetch()).containsOnlyKeys("patient");
        assertThat(catalog.listing(Discovery.USUAL).services().getFirst().prefetch())
                .doesNotContainKey("draftedMedications");
        assertThat(catalog.prefetchKeys()).doesNotContain("draftedMedications");
        assertThat(catalog.suppliedKeys()).contains("draftedMedications");
    }
}
