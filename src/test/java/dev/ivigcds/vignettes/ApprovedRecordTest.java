package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.terminology.KnowledgeFixture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Not a word of what is said of a vignette changes unseen: reasons, data, arithmetic, notes and orders offered stand in
 * {@code src/test/resources/records} as they were last read through. After a change that is meant,
 * {@code ./mvnw test -Dtest=ApprovedRecordTest -Drecords.approve} writes them anew, and the difference is read before it is committed.
 */
@ExtendWith(WithoutJournal.class)
class ApprovedRecordTest {
    private static final Map<String, String> SAID = new TreeMap<>();

    @BeforeAll
    static void ask() {
        QuickServer server = new QuickServer(KnowledgeFixture.folder());
        Vignettes.all().forEach(v -> SAID.put(v.slug(), WordedRecord.of(v, server.answer(v))));
        if (System.getProperty("records.approve") != null) {
            ApprovedRecords.write(SAID);
        }
    }

    @Test
    void everyVignetteHasItsRecordAndNothingElseHasOne() {
        assertThat(ApprovedRecords.all().keySet()).isEqualTo(SAID.keySet());
    }

    @Test
    void whatIsSaidIsWhatWasApproved() {
        Map<String, String> approved = ApprovedRecords.all();
        List<String> changed = SAID.keySet().stream()
                .filter(slug -> !SAID.get(slug).equals(approved.get(slug)))
                .toList();
        assertThat(changed.stream()
                        .limit(3)
                        .map(slug -> slug + "\n" + SAID.get(slug))
                        .collect(Collectors.joining("\n")))
                .as("%d records changed, the first of them:", changed.size())
                .isEqualTo(changed.stream()
                        .limit(3)
                        .map(slug -> slug + "\n" + approved.get(slug))
                        .collect(Collectors.joining("\n")));
    }
}
