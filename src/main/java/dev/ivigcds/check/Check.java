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
import java.util.function.IntSupplier;

/**
 * The command {@code check}: reads a captured request and prints what the service sees in it. Nothing of a patient goes anywhere but to the output
 * and, if asked for, into the copy.
 *
 * @param knowledge reads the knowledge of a folder, or the bundled one
 * @param clock tells the time of the call where none is given
 * @param weeks draws by how many weeks a copy's dates are moved
 * @param out where the report goes
 */
public record Check(
        Function<Optional<Path>, KnowledgeFolder> knowledge, Clock clock, IntSupplier weeks, PrintStream out) {
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
            Answer answer = told(bench, request, reading);
            boolean faithful = arguments.copy().isEmpty()
                    || shared(arguments, new Redaction(catalog, bench, weeks), request, at, answer);
            if (!faithful) {
                return UNFAITHFUL;
            }
            return answer.refusal().isPresent() ? NOT_UNDERSTOOD : UNDERSTOOD;
        }
    }

    private Answer told(Bench bench, byte[] request, Reading reading) {
        try {
            Captured captured = bench.read(request);
            Answer answer = bench.answer(captured.read(), reading.at());
            out.print(reading.of(captured, answer));
            return answer;
        } catch (Refusal refusal) {
            out.print(Reading.of(refusal));
            return new Answer.Refused(refusal);
        }
    }

    /** Writes the copy that was asked for; false if there is none that says the same. */
    private boolean shared(Arguments arguments, Redaction redaction, byte[] request, Instant at, Answer answer)
            throws IOException {
        Paper paper = new Paper().section("The copy to share");
        Optional<Redaction.Copied> copied = redaction.of(request, at, answer);
        if (copied.isPresent()) {
            Files.writeString(arguments.copy().orElseThrow(), copied.get().text());
            paper.entry("written to", String.valueOf(arguments.copy().orElseThrow()))
                    .entry("check it with", "--at " + copied.get().at() + " --time-zone " + arguments.zone())
                    .entry("faithful", faith(copied.get()))
                    .entry(
                            "before sharing",
                            "read it: words that people typed are cleaned by patterns, not understood");
        } else {
            paper.line("None was written: what is not well-formed JSON cannot be gone through member by member.");
        }
        out.print("\n" + paper);
        return copied.filter(Redaction.Copied::faithful).isPresent();
    }

    private static String faith(Redaction.Copied copied) {
        return copied.faithful()
                ? "yes: the same verdicts and cards as the original, or the same refusal"
                : "NO: something was read that does not go into a copy, such as a note. It judges "
                        + String.join("; ", copied.differences());
    }
}
