package dev.ivigcds.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The raw file: every measurement is a line of it as soon as it is made. */
final class Records {
    private final Path file;
    private final List<Result> all = new ArrayList<>();

    Records(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        Files.createDirectories(this.file.getParent());
        Files.writeString(this.file, "");
    }

    void add(Result result) throws IOException {
        all.add(result);
        Files.writeString(file, result + "\n", StandardOpenOption.APPEND);
        System.err.println(result);
    }

    List<Result> all() {
        return all;
    }
}
