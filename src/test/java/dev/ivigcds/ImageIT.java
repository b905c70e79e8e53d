package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** What the image is made of, tried without an engine: the layers that the Dockerfile copies are those that the packaged jar gives. */
class ImageIT {
    private static final Path JAR = Path.of(System.getProperty("ivig-cds.jar")).toAbsolutePath();

    @Test
    void theDockerfileCopiesEveryLayerOfTheJarAndStartsTheJarThatIsInThem(@TempDir Path layers) throws Exception {
        String dockerfile = Files.readString(Path.of("docker/Dockerfile"));

        run(layers, "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--layers", "--destination", ".");

        List<String> copied = found("COPY --from=layers /layers/([a-z-]+)/ ", dockerfile);
        assertThat(copied).containsExactlyInAnyOrderElementsOf(folders(layers));
        String started =
                found("ENTRYPOINT .*\"-jar\", \"([^\"]+)\"", dockerfile).getFirst();
        assertThat(layers.resolve("application").resolve(started)).isRegularFile();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void theImageKeepsWhatJavaLearnsInARehearsalAndStartsWithTheSameFlags(@TempDir Path app) throws Exception {
        String dockerfile = Files.readString(Path.of("docker/Dockerfile"));
        List<String> training = List.of(
                found("(?m)^RUN java (.*rehearse)$", dockerfile).getFirst().split(" "));
        List<String> start =
                found("\"([^\",]+)\"", found("ENTRYPOINT (.*)", dockerfile).getFirst());
        assertThat(start.subList(1, start.size()))
                .isEqualTo(training.subList(0, training.size() - 1).stream()
                        .map(flag -> flag.replace("AOTCacheOutput", "AOTCache"))
                        .toList());

        run(app, "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", ".");
        run(app, training.toArray(String[]::new));
        assertThat(app.resolve("ivig-cds.aot")).isNotEmptyFile();

        List<String> again = new ArrayList<>(start.subList(1, start.size()));
        again.addFirst("-XX:AOTMode=on");
        again.add("rehearse");
        run(app, again.toArray(String[]::new));
    }

    @Test
    void theImageRunsAsNobodyAndWatchesReadiness() throws IOException {
        String dockerfile = Files.readString(Path.of("docker/Dockerfile"));
        assertThat(found("(?m)^USER (.+)$", dockerfile)).containsExactly("10001:10001");
        assertThat(dockerfile).contains("/actuator/health/readiness").doesNotContain("ADD ");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    private static List<String> folders(Path of) throws IOException {
        try (Stream<Path> list = Files.list(of)) {
            return list.filter(Files::isDirectory)
                    .map(p -> p.getFileName().toString())
                    .toList();
        }
    }

    private static void run(Path in, String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(java), Stream.of(arguments)).toList())
                .directory(in.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
