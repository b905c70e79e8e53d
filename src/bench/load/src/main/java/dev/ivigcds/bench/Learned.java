package dev.ivigcds.bench;

import dev.ivigcds.bench.Fleet.Ground;
import dev.ivigcds.bench.Fleet.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program as an image holds it: its jar taken apart, and the AOT cache that Java made of one start of it (JEP 483, JEP 515).
 *
 * @param jar the program's own jar, its libraries beside it
 * @param flags those of every server, and the cache
 */
record Learned(Path jar, List<String> flags) {

    static Learned of(Target target, Ground ground) throws IOException {
        Path jar = ground.options().jar(target.kind()).toAbsolutePath();
        Path apart = ground.folder().resolve("apart-" + target.kind().word());
        run(List.of(
                Server.java(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                apart.toString()));
        Path own = apart.resolve(jar.getFileName());
        Path cache = apart.resolve("aot");
        ground.start(target, own, with("-XX:AOTCacheOutput=" + cache, ground)).close();
        return new Learned(own, with("-XX:AOTCache=" + cache, ground));
    }

    private static List<String> with(String flag, Ground ground) {
        List<String> flags = new ArrayList<>(ground.options().flags());
        flags.add(flag);
        return flags;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
