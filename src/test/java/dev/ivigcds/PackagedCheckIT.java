package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code check} of the packaged jar, run as a person would. */
class PackagedCheckIT {
    private static final Path REQUESTS = Path.of("src/test/resources/check").toAbsolutePath();

    @TempDir
    private Path folder;

    /** What a run printed, errors and logs among it, and its exit code. */
    private record Run(int code, String text) {}

    @Test
    void itReadsARequestByTheBundledKnowledgeAndWritesNothingElse() throws Exception {
        Run run = check(
                REQUESTS.resolve("pounds-as-kilograms.json").toString(),
                "--at",
                "2026-03-02T08:00:00Z",
                "--time-zone",
                "Europe/Berlin");
        assertThat(run.code()).as(run.text()).isZero();
        assertThat(run.text()).startsWith("The call\n").contains("weightConflict raised");
        assertThat(run.text().lines()).allMatch(line -> line.length() <= 110);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("printed.txt");
        }
    }

    @Test
    void itRefusesInTheWordsOfTheServer() throws Exception {
        Run run = check(REQUESTS.resolve("missing-draft-orders.json").toString());
        assertThat(run.code()).as(run.text()).isEqualTo(2);
        assertThat(run.text()).startsWith("Not understood\n").contains("context.draftOrders is missing");
    }

    @Test
    void itWritesACopyThatIsReadAlike() throws Exception {
        Run run = check(
                REQUESTS.resolve("odd-unit.json").toString(),
                "--time-zone",
                "Europe/Berlin",
                "--at",
                "2026-03-02T08:00:00Z",
                "--redact",
                "copy.json");
        assertThat(run.code()).as(run.text()).isZero();
        assertThat(run.text()).contains("faithful        yes");
        assertThat(Files.readString(folder.resolve("copy.json")))
                .doesNotContain("Quillfeather", "p-4711", "hospital.example");
    }

    @Test
    void wrongArgumentsGetTheUsage() throws Exception {
        Run run = check("--verbose");
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.text()).contains("Usage: java -jar ivig-cds.jar check");
    }

    private Run check(String... words) throws Exception {
        Path printed = folder.resolve("printed.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                PackagedServer.JAR.toString(),
                "check"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        return new Run(process.waitFor(), Files.readString(printed));
    }
}
