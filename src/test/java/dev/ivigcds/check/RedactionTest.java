package dev.ivigcds.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.caller.ClientSettings;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.consult.ChartReview;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.vignettes.PrefetchedCall;
import dev.ivigcds.vignettes.Vignette;
import dev.ivigcds.vignettes.Vignettes;
import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The law of copies: the same verdicts and cards as the original, and nothing in them that leads back to a person or a site. */
class RedactionTest {
    private static final Catalog CATALOG = Catalog.read(KnowledgeFixture.folder());
    private static final Bench BENCH = new Bench(CATALOG, ClientSettings.Profile.GENERIC, Vignette.ZONE);

    /** Every third vignette: all themes are among them. */
    private static final int SAMPLE = 3;

    private static final int[] WEEKS = {-522, -521, -574, -313, -400, -365, -259, -469};

    private int draws;

    @AfterAll
    static void close() {
        BENCH.close();
    }

    @BeforeEach
    void begin() {
        draws = 0;
    }

    static Stream<Path> requests() throws IOException {
        return Stream.of("hooks/ivig-myositis/requests", "src/test/resources/clients", "src/test/resources/check")
                .flatMap(folder -> files(Path.of(folder)))
                .filter(file -> !file.endsWith("broken-json.json"));
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Some of them. The patient is named like the vignette; where that is one word, such as dialysis, the chart may say it too. */
    static Stream<Vignette> vignettes() {
        List<Vignette> all =
                Vignettes.all().stream().filter(v -> v.slug().contains("-")).toList();
        return IntStream.range(0, all.size()).filter(i -> i % SAMPLE == 0).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aCopyOfARequestSaysTheSameAndGivesNobodyAway(Path file) throws IOException {
        holds(Files.readString(file), CheckFixture.NOW);
    }

    @ParameterizedTest
    @MethodSource("vignettes")
    void soDoesACopyOfAVignettesCall(Vignette vignette) {
        Occasion occasion = Occasion.ofHook(vignette.hook()).orElseThrow();
        var needs = CATALOG.require(ChartReview.SERVICE).needs(occasion);
        holds(PrefetchedCall.of(vignette, needs).toString(), PrefetchedCall.at(vignette));
    }

    private void holds(String request, Instant at) {
        Redaction.Copied copied = copy(request, at);
        assertThat(copied.differences()).isEmpty();
        JsonNode copy = Tree.JSON.readTree(copied.text());
        assertThat(Tracks.of(Tree.JSON.readTree(request)).leftIn(copy)).isEmpty();
    }

    private Redaction.Copied copy(String request, Instant at) {
        byte[] body = request.getBytes(StandardCharsets.UTF_8);
        return new Redaction(CATALOG, BENCH, () -> WEEKS[draws++ % WEEKS.length])
                .of(body, at, answer(body, at))
                .orElseThrow();
    }

    private static Answer answer(byte[] body, Instant at) {
        try {
            return BENCH.answer(BENCH.read(body).read(), at);
        } catch (Refusal refusal) {
            return new Answer.Refused(refusal);
        }
    }

    /** A dosing weight in a note is read, and notes do not go into a copy. */
    @Test
    void aNoteThatChangesTheVerdictMakesTheCopyUnfaithful() throws IOException {
        String note = "\"intent\": \"order\",\"note\":[{\"text\":\"Dosing weight 60 kg\"}],";
        String request = Files.readString(CapturedRequests.file("pounds-as-kilograms"))
                .replaceFirst("\"intent\": \"order\",", note);
        assertThat(copy(request, CheckFixture.NOW).differences()).anyMatch(line -> line.startsWith("with: "));
    }

    @Test
    void freeTextLosesNamesDatesAddressesAndNumbersOfPeople() {
        String request = """
                {"hook":"order-sign","context":{"patientId":"p"},"prefetch":{"patient":{"resourceType":"Patient","id":"p",
                "identifier":[{"value":"A1B2"}],"name":[{"family":"Quillfeather","given":["Marta"]}]},"conditions":
                {"resourceType":"Condition","id":"c","code":{"text":"TEXT"}}}}""";
        String text = copied(request.replace(
                        "TEXT",
                        "Dermatomyositis of MARTA quillfeather, A1B2, seen 2026-03-02 and 3/4/2026 by Dr. Brightwater, mail a@b.example,"
                                + " https://x.example/y, +1 555 0100 200, MRN 123456789, 4 March 2026"))
                .at("/prefetch/conditions/code/text")
                .asString();
        assertThat(text).isEqualTo("Dermatomyositis of … …, …, seen 2016-02-29 and … by …, mail …, …, …, MRN …, …");
    }

    @Test
    void whatTheServiceDoesNotReadIsNotCopied() {
        JsonNode copy = copied("""
                {"hook":"patient-view","secret":1,"context":{"patientId":"p","ward":"W9"},"extension":{"x":"y","dev.ivigcds.explain":true},
                "prefetch":{"coverage":{"resourceType":"Coverage","id":"v"},"patient":{"resourceType":"Patient","id":"p","photo":[{"url":"u"}],
                "gender":"female","birthDate":"1970-05-17","text":{"div":"<div>p</div>"},"multipleBirthInteger":2}}}""");
        assertThat(copy.propertyNames()).containsExactlyInAnyOrder("hook", "context", "extension", "prefetch");
        assertThat(copy.path("context").propertyNames()).containsExactly("patientId");
        assertThat(copy.path("extension").propertyNames()).containsExactly("dev.ivigcds.explain");
        assertThat(copy.path("prefetch").propertyNames()).containsExactly("patient");
        assertThat(copy.at("/prefetch/patient").propertyNames())
                .containsExactlyInAnyOrder("resourceType", "id", "gender", "birthDate");
    }

    private JsonNode copied(String request) {
        return Tree.JSON.readTree(copy(request, CheckFixture.NOW).text());
    }
}
