package dev.ivigcds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T-21: text from the chart stays text, wherever a client draws it. */
class MarkdownTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '→', quoteCharacter = '"', textBlock = """
                    Privigen 10 % 20 g/200 mL, q4wk (day 1 + 2) → Privigen 10 % 20 g/200 mL, q4wk (day 1 + 2)
                    <7 mg/dL → <7 mg/dL
                    IgA < 0.07 g/L & falling → IgA < 0.07 g/L & falling
                    [x](javascript:alert(1)) → \\[x\\](javascript:alert(1))
                    ![x](https://evil.example/p.png) → !\\[x\\](https: //evil.example/p.png)
                    <img src=x onerror=alert(1)> → &lt;img src=x onerror=alert(1)>
                    </p><script>x</script> → &lt;/p>&lt;script>x&lt;/script>
                    <!-- gone --> → &lt;!-- gone -->
                    <?php → &lt;?php
                    <https://evil.example> → &lt;https: //evil.example>
                    ends with < → ends with &lt;
                    &lt;b&gt; → &amp;lt;b&amp;gt;
                    &#60;b → &amp;#60;b
                    http://evil.example → http: //evil.example
                    ftp://evil.example → ftp: //evil.example
                    WWW.evil.example → WWW .evil.example
                    dr@evil.example → dr @evil.example
                    @mention → @mention
                    **bold** and _slanted_ → \\*\\*bold\\*\\* and \\_slanted\\_
                    ~~struck~~ → \\~\\~struck\\~\\~
                    `code` → \\`code\\`
                    ```fence → \\`\\`\\`fence
                    a \\ b → a \\\\ b
                    | a | b | → \\| a \\| b \\|
                    > quote → \\> quote
                    - item → \\- item
                    + item → \\+ item
                    * item → \\* item
                    --- → \\---
                    === → \\===
                    1. item → 1\\. item
                    2) item → 2\\) item
                    0.4 g/kg on 5 days → 0.4 g/kg on 5 days
                    -5 g → -5 g
                    [ref]: /evil → \\[ref\\]: /evil
                    """)
    void r87_t21_nothing_in_a_text_means_anything(String text, String escaped) {
        assertThat(Markdown.escape(text)).isEqualTo(escaped);
    }

    @Test
    void t21_a_heading_is_none() {
        assertThat(Markdown.escape("# heading")).isEqualTo("\\# heading");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '→', quoteCharacter = '"', textBlock = """
                    headache, fever (2 d) → headache, fever (2 d)
                    [x](javascript:alert(1)) → [x] (javascript:alert(1))
                    ![p](https://evil.example/p) → ![p] (https: //evil.example/p)
                    www.evil.example → www .evil.example
                    dr@evil.example → dr @evil.example
                    <img src=x> → ‹img src=x>
                    <7 mg/dL → <7 mg/dL
                    """)
    void t21_a_summary_holds_no_link_either(String text, String plain) {
        assertThat(Markdown.plain(text)).isEqualTo(plain);
    }

    @Test
    void t21_a_text_stays_on_one_line_and_opens_no_code_block() {
        assertThat(Markdown.escape("    one\r\n\r\n- two\tthree\u2028four\u0085five\u0000 six\u00a0seven"))
                .isEqualTo("one - two three four five six seven");
    }

    @Test
    void t21_marks_that_turn_the_reading_direction_or_hide_are_gone() {
        assertThat(Markdown.escape(
                        "\u202e80 g\u202c \u2066x\u2069 \u200fa\u200eb\u061c \u200b\ufeffc\ud800 \udb40\udc41d"))
                .isEqualTo("80 g x ab c d");
        assertThat(Markdown.plain("\u202e80 g\u202c\n\u2066x")).isEqualTo("80 g x");
    }

    @Test
    void t21_a_tag_taken_apart_by_hidden_characters_is_still_no_tag() {
        assertThat(Markdown.escape("<\u200bimg onerror=x>")).isEqualTo("&lt;img onerror=x>");
    }

    @Test
    void t21_a_very_long_text_is_cut() {
        assertThat(Markdown.escape("😀".repeat(5000)).codePoints().count()).isEqualTo(600);
    }

    @Test
    void t21_letters_of_any_script_stay() {
        assertThat(Markdown.escape("免疫グロブリン, Müller-Łódź, ٣٠ غ")).isEqualTo("免疫グロブリン, Müller-Łódź, ٣٠ غ");
    }

    @Test
    void t21_outside_markdown_a_number_keeps_its_sign_and_a_tag_loses_its_bracket() {
        assertThat(Markdown.plain("IgA <7 mg/dL <img onerror=x> a < b <"))
                .isEqualTo("IgA <7 mg/dL ‹img onerror=x> a < b ‹");
    }
}
