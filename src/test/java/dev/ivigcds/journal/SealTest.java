package dev.ivigcds.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatHoldsNoKeyIsRefusedWithoutAWordOfWhatItHolds() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong"), "c2VjcmV0");
        for (Path file : new Path[] {wrong, folder.resolve("absent"), folder}) {
            assertThatThrownBy(() -> Seal.of(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ivig-cds.journal.key-file")
                    .hasMessageNotContaining("c2VjcmV0");
        }
    }

    @Test
    void wordsAreReadAgainOnlyWithTheSameKeyAndAboutTheSameCard() throws Exception {
        Seal seal = Seal.of(key("a", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
        Seal other = Seal.of(key("b", "YWJjZGVmMDEyMzQ1Njc4OTAxMjM0NTY3ODlhYmNkZWY="));
        String closed = seal.close("tolerated before, ä 💉", "card").orElseThrow();
        assertThat(closed)
                .isNotEqualTo(seal.close("tolerated before, ä 💉", "card").orElseThrow());
        assertThat(seal.open(closed, "card")).contains("tolerated before, ä 💉");
        assertThat(seal.open(closed, "another card")).isEmpty();
        assertThat(other.open(closed, "card")).isEmpty();
        assertThat(Seal.of(null).open(closed, "card")).isEmpty();
    }

    @Test
    void theHashOfAnIdIsOfOneClientAndOneKey() throws Exception {
        Seal seal = Seal.of(key("a", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
        Seal other = Seal.of(key("b", "YWJjZGVmMDEyMzQ1Njc4OTAxMjM0NTY3ODlhYmNkZWY="));
        assertThat(seal.hash("a", "p1")).isPresent().isEqualTo(seal.hash("a", "p1"));
        assertThat(seal.hash("b", "p1")).isNotEqualTo(seal.hash("a", "p1"));
        assertThat(other.hash("a", "p1")).isNotEqualTo(seal.hash("a", "p1"));
        assertThat(Seal.of(null).hash("a", "p1")).isEmpty();
    }

    private Path key(String name, String base64) throws Exception {
        return Files.writeString(folder.resolve(name), base64);
    }
}
