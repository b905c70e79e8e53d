package dev.ivigcds.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.caller.ClientSettings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final String REQUEST =
            CapturedRequests.file("bare-order-sign").toString();

    @TempDir
    private Path folder;

    @Test
    void everyOptionIsRead() {
        Arguments read = Arguments.read(List.of(
                "--profile",
                "epic",
                "--knowledge",
                folder.toString(),
                REQUEST,
                "--time-zone",
                "Europe/Berlin",
                "--at",
                "2026-11-22T10:00:00+01:00",
                "--redact",
                "copy.json"));
        assertThat(read)
                .isEqualTo(new Arguments(
                        Path.of(REQUEST),
                        Optional.of(folder),
                        ZoneId.of("Europe/Berlin"),
                        Optional.of(Instant.parse("2026-11-22T09:00:00Z")),
                        Profile.EPIC,
                        Optional.of(Path.of("copy.json"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                        | Name the file with the captured request.",
                "nowhere.json            | There is no file \"nowhere.json\" that can be read.",
                "REQUEST --at            | --at needs one value, once.",
                "REQUEST --at noon       | --at: \"noon\" is not understood.",
                "REQUEST --time-zone Mars | --time-zone: \"Mars\" is not understood.",
                "REQUEST --profile cerner | --profile: \"cerner\" is not understood.",
                "REQUEST --knowledge nowhere | There is no folder \"nowhere\".",
                "REQUEST --redact REQUEST | --redact must name another file than the request.",
                "REQUEST --verbose       | \"--verbose\" is not understood."
            })
    void wrongArgumentsAreNamedWithTheUsageAndExitCode64(String line, String words) {
        List<String> arguments = new ArrayList<>();
        for (String word : (line == null ? "" : line).split(" ")) {
            if (!word.isEmpty()) {
                arguments.add(word.equals("REQUEST") ? REQUEST : word);
            }
        }
        CheckFixture.Run run = CheckFixture.run(arguments, -52);
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.text()).startsWith(words).contains("Usage: java -jar ivig-cds.jar check request.json");
    }

    @Test
    void aCopyIsWrittenWithTheTimeToCheckItAt() throws Exception {
        Path copy = folder.resolve("copy.json");
        CheckFixture.Run run =
                CheckFixture.run(List.of(REQUEST, "--time-zone", "Europe/Berlin", "--redact", copy.toString()), -52);
        assertThat(run.code()).isZero();
        assertThat(run.text()).contains("--at 2025-03-03T08:00:00Z --time-zone Europe/Berlin", "faithful        yes");
        assertThat(Files.readString(copy)).contains("order-1").doesNotContain("4711", "draft-8812", "Quillfeather");
        CheckFixture.Run again = CheckFixture.run(
                List.of(copy.toString(), "--time-zone", "Europe/Berlin", "--at", "2025-03-03T08:00:00Z"), -52);
        assertThat(again.code()).isZero();
    }

    @Test
    void whatIsNoJsonIsNotCopied() {
        Path copy = folder.resolve("copy.json");
        CheckFixture.Run run = CheckFixture.run(
                List.of(CapturedRequests.file("broken-json").toString(), "--redact", copy.toString()), -52);
        assertThat(run.code()).isNotZero();
        assertThat(run.text()).contains("None was written");
        assertThat(copy).doesNotExist();
    }
}
