package dev.ivigcds.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiscretionTest {
    @Test
    void numbersDatesAndQuotationsAreLeftOut() {
        assertThat(words("IgA is 3 mg/dL of 2026-11-20, below 7 mg/dL")).isEqualTo("IgA is … mg/dL of … below … mg/dL");
        assertThat(words("the IgA result \"hemolysed, Mrs Canary\" of 2026-11-20 cannot be interpreted: no unit"))
                .isEqualTo("the IgA result … of … cannot be interpreted: no unit");
        assertThat(words("IgA is pending (\"Mrs Canary, a long remark that was cut sho…)"))
                .isEqualTo("IgA is pending (…");
        assertThat(words("<7 and 1,200.5 and 12:30")).isEqualTo("<… and … and …");
    }

    @Test
    void whatAnInputSaysIsLeftOutOfTheSentenceToo() {
        assertThat(Discretion.words("ended because of severe headache", List.of("severe headache", "a")))
                .isEqualTo("ended because of …");
    }

    @Test
    void theNameOfATopicStays() {
        assertThat(words("said as dose80NoSplit")).isEqualTo("said as dose80NoSplit");
        assertThat(words("said as response12wNone")).isEqualTo("said as response12wNone");
    }

    private static String words(String sentence) {
        return Discretion.words(sentence, List.of());
    }
}
