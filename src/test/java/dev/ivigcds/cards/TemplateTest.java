package dev.ivigcds.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "IgA {v mg/dL", "IgA v} mg/dL", "{}", "{{v}}", "{a b}", "{1}"})
    void a_brace_that_belongs_to_no_placeholder_is_refused(String text) {
        assertThatThrownBy(() -> Template.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not pair up");
    }

    @Test
    void values_are_filled_as_they_are() {
        assertThat(Template.of("{a} of {b}, {a}").fill(Map.of("a", "$1\\", "b", "{a}")))
                .isEqualTo("$1\\ of {a}, $1\\");
    }

    @Test
    void a_long_value_is_cut_and_not_the_sentence() {
        String filled = Template.of("IgA result of {date} cannot be interpreted ({reason}). Repeat serum IgA.")
                .fill(Map.of("date", "2026-02-20", "reason", "x".repeat(300)), 140);
        assertThat(filled)
                .hasSize(139)
                .startsWith("IgA result of 2026-02-20 cannot")
                .endsWith("xx…). Repeat serum IgA.");
    }

    @Test
    void a_number_is_never_cut_to_another_number() {
        Template template = Template.of("IVIG {g} g on one day (>80 g) {words}");
        assertThat(template.fill(Map.of("g", "123456.7", "words", "and more"), 37))
                .isEqualTo("IVIG 123456.7 g on one day (>80 g) …");
        assertThat(template.fill(Map.of("g", "123456.7", "words", "and more"), 30))
                .isEqualTo("IVIG … g on one day (>80 g) …");
    }

    @Test
    void length_is_counted_in_code_points() {
        assertThat(Template.of("{a}😀😀").length()).isEqualTo(2);
        assertThat(Template.of("{a}").fill(Map.of("a", "😀".repeat(200)), 140)).isEqualTo("😀".repeat(138) + "…");
    }
}
