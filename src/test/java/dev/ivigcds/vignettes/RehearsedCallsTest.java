package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.terminology.KnowledgeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls of the rehearsal before readiness are vignettes that between them raise all that can be raised on signing, as an EHR would send them, one call to
 * a line. After a change that is meant, {@code ./mvnw test -Dtest=RehearsedCallsTest -Drehearsal.approve} writes them anew.
 */
class RehearsedCallsTest {
    private static final Path COPY = Path.of("src/main/resources/rehearsal/calls.jsonl");
    private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}(?!\\d)");

    private static final List<String> SLUGS = List.of(
            "first-ivig-with-nothing-done",
            "warnings-keep-their-own-cards",
            "methotrexate",
            "words-that-fit-the-structure",
            "body-mass-index-thirty",
            "day-200-ordering-again",
            "ninety-grams-and-old-thrombosis",
            "weights-disagree-both-over",
            "no-split-fits-at-either-weight",
            "above-two-point-two-but-below-eighty",
            "another-draft-cannot-be-calculated",
            "dysphagia-ivig-alone-on-signing",
            "dysphagia-and-prednisone-on-signing",
            "low-egfr-and-nothing-recent",
            "anti-iga-positive-and-reacted",
            "deficient-and-headache-only",
            "iga-at-most-seven",
            "ck-better-ordering-again",
            "nothing-measured-ordering-again",
            "cancelled-in-week-six",
            "both-drafted-without-times",
            "inclusion-body-after-polymyositis",
            "polymyositis-first-order");

    private static final Map<String, Vignette> VIGNETTES =
            Vignettes.all().stream().collect(Collectors.toMap(Vignette::slug, vignette -> vignette));

    @Test
    void theCallsSayWhatTheVignettesSay() throws IOException {
        String made = made();
        if (System.getProperty("rehearsal.approve") != null) {
            Files.writeString(COPY, made);
        }
        assertThat(Files.readString(COPY)).isEqualTo(made);
    }

    @Test
    void theyRaiseAllThatIsRaisedOnSigning() {
        assertThat(raised(VIGNETTES.values().stream().filter(signsWithAllAtHand())))
                .isEqualTo(raised(SLUGS.stream().map(VIGNETTES::get)));
    }

    private static Predicate<Vignette> signsWithAllAtHand() {
        return vignette -> vignette.hook().equals("order-sign")
                && vignette.failing().isEmpty()
                && vignette.limits().isEmpty();
    }

    private static Set<String> raised(Stream<Vignette> vignettes) {
        return vignettes
                .flatMap(vignette -> vignette.expect().raised().stream())
                .map(Expected.Raised::topic)
                .collect(Collectors.toSet());
    }

    private static String made() {
        QuickServer server = new QuickServer(KnowledgeFixture.folder());
        return SLUGS.stream()
                .map(VIGNETTES::get)
                .map(vignette -> line(vignette, server) + "\n")
                .collect(Collectors.joining());
    }

    /** About one patient of the rehearsal, with every date as so many days from the day of the call. */
    private static String line(Vignette vignette, QuickServer server) {
        ObjectNode call = PrefetchedCall.of(vignette, server.needs(vignette.hook()));
        call.put("hookInstance", "00000000-0000-4000-8000-000000000000");
        call.remove("extension");
        return DATE.matcher(call.toString().replace(vignette.slug(), "rehearsal"))
                .replaceAll(
                        date -> "{" + ChronoUnit.DAYS.between(vignette.today(), LocalDate.parse(date.group())) + "}");
    }
}
