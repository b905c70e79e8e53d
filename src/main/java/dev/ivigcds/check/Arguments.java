package dev.ivigcds.check;

import dev.ivigcds.caller.ClientSettings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was asked for on the command line.
 *
 * @param request file with the captured request
 * @param knowledge folder to judge by; the bundled knowledge if empty
 * @param zone where dates without an offset are read
 * @param at time of the call; now if empty
 * @param profile what the client can render
 * @param copy where a copy to share is written
 */
record Arguments(
        Path request,
        Optional<Path> knowledge,
        ZoneId zone,
        Optional<Instant> at,
        Profile profile,
        Optional<Path> copy) {

    static final String USAGE = """
            Usage: java -jar ivig-cds.jar check request.json [options]

              --knowledge folder           judge by the hooks/ and fhir-profiles/ of this folder
              --time-zone Europe/Berlin    where dates without an offset are read (else this machine's zone)
              --at 2026-11-22T09:00:00Z    the time of the call (else now)
              --profile epic               how the client is spoken to: generic, epic, oracle or sandbox
              --redact copy.json           write a copy that can be shared, and check it

            Exit codes: 0 understood, 1 no faithful copy, 2 not understood, 64 wrong arguments.
            """;

    private static final List<String> OPTIONS = List.of("--knowledge", "--time-zone", "--at", "--profile", "--redact");

    /** Arguments that cannot be followed; the message says which. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String words) {
            super(words, null, false, false);
        }
    }

    /**
     * Reads the words after {@code check}.
     *
     * @throws Wrong naming what cannot be followed
     */
    static Arguments read(List<String> words) {
        Map<String, String> options = new HashMap<>();
        Optional<String> file = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (OPTIONS.contains(word)) {
                if (i + 1 == words.size() || options.putIfAbsent(word, words.get(++i)) != null) {
                    throw new Wrong(word + " needs one value, once.");
                }
            } else if (word.startsWith("-") || file.isPresent()) {
                throw new Wrong("\"" + word + "\" is not understood.");
            } else {
                file = Optional.of(word);
            }
        }
        return new Arguments(
                        readable(file.orElseThrow(() -> new Wrong("Name the file with the captured request."))),
                        value(options, "--knowledge", Arguments::folder),
                        value(options, "--time-zone", ZoneId::of).orElseGet(ZoneId::systemDefault),
                        value(options, "--at", at -> OffsetDateTime.parse(at).toInstant()),
                        value(options, "--profile", Arguments::profile).orElse(Profile.GENERIC),
                        value(options, "--redact", Path::of))
                .checked();
    }

    private Arguments checked() {
        if (copy.filter(to -> to.toAbsolutePath()
                        .normalize()
                        .equals(request.toAbsolutePath().normalize()))
                .isPresent()) {
            throw new Wrong("--redact must name another file than the request.");
        }
        return this;
    }

    private static <T> Optional<T> value(Map<String, String> options, String name, Function<String, T> read) {
        try {
            return Optional.ofNullable(options.get(name)).map(read);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Wrong(name + ": \"" + options.get(name) + "\" is not understood.");
        }
    }

    private static Profile profile(String name) {
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new Wrong("--profile is one of " + profiles() + ".");
        }
        return Profile.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String profiles() {
        return Arrays.stream(Profile.values())
                .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Path readable(String file) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new Wrong("There is no file \"" + file + "\" that can be read.");
        }
        return path;
    }

    private static Path folder(String name) {
        Path path = Path.of(name);
        if (!Files.isDirectory(path)) {
            throw new Wrong("There is no folder \"" + name + "\".");
        }
        return path;
    }
}
