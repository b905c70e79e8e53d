package dev.ivigcds.check;

import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.terminology.KnowledgeFolder;
import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The command {@code check}: reads a captured request and prints what the service sees in it. Nothing of a patient goes anywhere but to the output
 * and, if asked for, into the copy.
 *
 * @param knowledge reads the knowledge of a folder, or the bundled one
 * @param clock tells the time of the call where none is given
 * @param out where the report goes
 */
public record Check(Function<Optional<Path>, KnowledgeFolder> knowledge, Clock clock, PrintStream out) {
    static final int UNDERSTOOD = 0;
    static final int UNFAITHFUL = 1;
    static final int NOT_UNDERSTOOD = 2;
    static final int WRONG_ARGUMENTS = 64;

    /** Follows the words after {@code check} and gives the exit code: 0 understood, 1 no faithful copy, 2 not understood, 64 wrong arguments. */
    public int run(List<String> words) {
        try {
            Arguments arguments = Arguments.read(words);
            return run(arguments, Files.readAllBytes(arguments.request()));
        } catch (Arguments.Wrong wrong) {
            out.println(wrong.getMessage() + "\n");
            out.print(Arguments.USAGE);
            return WRONG_ARGUMENTS;
        } catch (IllegalArgumentException | IOException | UncheckedIOException fault) {
            out.println(fault.getMessage());
            return WRONG_ARGUMENTS;
        }
    }

    private int run(Arguments arguments, byte[] request) throws IOException {
        KnowledgeFolder folder = knowledge.apply(arguments.knowledge());
        Catalog catalog = Catalog.read(folder);
        Instant at = arguments.at().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
        Reading reading = new Reading(catalog, Profiles.read(folder), at, arguments.zone());
        try (Bench bench = new Bench(catalog, arguments.profile(), arguments.zone())) {
            Captured captured = bench.read(request);
            Answer answer = bench.answer(captured.read(), at);
            out.print(reading.of(captured, answer));
            int copied = UNDERSTOOD;
            return answer.refusal().isPresent() ? NOT_UNDERSTOOD : copied;
        } catch (Refusal refusal) {
            out.print(Reading.of(refusal));
            return NOT_UNDERSTOOD;
        }
    }
}
