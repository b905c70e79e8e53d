package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
