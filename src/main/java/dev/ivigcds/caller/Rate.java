package dev.ivigcds.caller;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many calls may be made in a span of time, as sites write it: {@code 50/s} or {@code 3000/m}.
 *
 * @param calls at least one
 * @param per one second or one minute
 */
record Rate(long calls, Duration per) {
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,6})/([sm])");

    static Optional<Rate> parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        Duration per = written.group(2).equals("s") ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
        return Optional.of(new Rate(Long.parseLong(written.group(1)), per));
    }
}
