package dev.ivigcds.web;

import dev.ivigcds.wire.Feedback;
import dev.ivigcds.wire.FeedbackReceipt;
import dev.ivigcds.wire.FeedbackReceipt.Rejection;
import dev.ivigcds.wire.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads a batch of feedback item by item, in the standard's spelling and in Epic's: {@code overrideReasons} for {@code overrideReason}, and
 * reasons built in Epic under {@code extension} (R-116 … ). A bad item is named and does not spoil the others.
 */
final class FeedbackReader {
    private static final int MOST_ITEMS = 1000;
    private static final int MOST_SUGGESTIONS = 100;
    private static final int LONGEST_ID = 200;
    private static final String EPIC = "com.epic.cdshooks.feedback.overrideReason";
    private static final Pattern ID = Pattern.compile("[^\\s\\p{Cc}\\p{Cs}]{1," + LONGEST_ID + "}");

    /** RFC 3339 as R-121 has it, any offset. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private final StrictJson json = new StrictJson();

    /** What was read: the good items, and why the others are not. */
    record Batch(int received, List<Feedback> items, List<Rejection> rejected) {
        /** The receipt for the whole batch, from the one for its good items. */
        FeedbackReceipt receipt(FeedbackReceipt ofItems) {
            List<Rejection> all = Stream.concat(rejected.stream(), ofItems.rejected().stream())
                    .sorted(Comparator.comparingInt(Rejection::item))
                    .toList();
            return new FeedbackReceipt(received, ofItems.stored(), ofItems.repeated(), ofItems.unknown(), all);
        }
    }

    /**
     * Reads a batch.
     *
     * @throws Refusal if the body is not an object with an array {@code feedback}, or holds too many items
     */
    Batch read(byte[] body) {
        JsonNode array = Member.root(json.read(body)).requiredArray("feedback", "what became of the cards");
        if (array.size() > MOST_ITEMS) {
            throw new Refusal.TooLarge(
                    "At most " + MOST_ITEMS + " items are taken at once. Send the rest in another batch.");
        }
        List<Feedback> items = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        for (int place = 0; place < array.size(); place++) {
            try {
                items.add(item(place, array.get(place)));
            } catch (Refusal bad) {
                String where = bad.where().isEmpty()
                        ? Feedback.path(place)
                        : bad.where().getFirst();
                rejected.add(new Rejection(place, where, why(bad, where)));
            }
        }
        return new Batch(array.size(), items, rejected);
    }

    /** The words without the path they begin with, and without the full stop. */
    private static String why(Refusal bad, String where) {
        String words = bad.words();
        String rest = words.startsWith(where + " ") ? words.substring(where.length() + 1) : words;
        return rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest;
    }

    private static Feedback item(int place, JsonNode node) {
        String path = Feedback.path(place);
        if (!node.isObject()) {
            throw new Refusal.Malformed(path + " must be a JSON object.", path);
        }
        Member item = new Member(node, path);
        String card = id(item, "card", "the uuid of the card");
        Feedback.Outcome outcome = outcome(item);
        Instant at = time(item);
        if (outcome == Feedback.Outcome.ACCEPTED) {
            return new Feedback(place, card, outcome, at, suggestions(item), Optional.empty(), Optional.empty());
        }
        Optional<Member> override = override(item);
        return new Feedback(
                place,
                card,
                outcome,
                at,
                List.of(),
                override.flatMap(FeedbackReader::reason),
                override.flatMap(o -> o.optionalText("userComment")));
    }

    private static Feedback.Outcome outcome(Member item) {
        return switch (item.requiredText("outcome", "accepted or overridden")) {
            case "accepted" -> Feedback.Outcome.ACCEPTED;
            case "overridden" -> Feedback.Outcome.OVERRIDDEN;
            default -> throw bad(item, "outcome", "must be accepted or overridden");
        };
    }

    private static Instant time(Member item) {
        String text = item.requiredText("outcomeTimestamp", "when it happened, in UTC");
        try {
            if (TIME.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw bad(item, "outcomeTimestamp", "must be a time as RFC 3339 has it, such as 2026-11-22T09:00:00Z");
    }

    private static List<String> suggestions(Member item) {
        JsonNode array = item.requiredArray("acceptedSuggestions", "which suggestions were accepted");
        if (array.isEmpty() || array.size() > MOST_SUGGESTIONS) {
            throw bad(
                    item,
                    "acceptedSuggestions",
                    "must name at least one suggestion, and not more than " + MOST_SUGGESTIONS);
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode suggestion : array) {
            if (!suggestion.isObject()) {
                throw bad(item, "acceptedSuggestions", "must hold objects with an id");
            }
            String path = Member.path(item.path(), "acceptedSuggestions");
            ids.add(id(new Member(suggestion, path), "id", "the uuid of the suggestion"));
        }
        return ids;
    }

    /** {@code overrideReason}, or Epic's {@code overrideReasons}: an object, or the first of an array. */
    private static Optional<Member> override(Member item) {
        if (!item.isAbsent("overrideReason")) {
            return item.optionalObject("overrideReason");
        }
        JsonNode several = item.node().path("overrideReasons");
        if (several.isArray() && several.path(0).isObject()) {
            return Optional.of(new Member(several.get(0), Member.path(item.path(), "overrideReasons[0]")));
        }
        return several.isArray() && several.isEmpty() ? Optional.empty() : item.optionalObject("overrideReasons");
    }

    private static Optional<Feedback.Reason> reason(Member override) {
        Optional<Member> reason = override.optionalObject("reason");
        if (reason.isPresent()) {
            String code = reason.get().requiredText("code", "the code of the reason");
            return Optional.of(new Feedback.Reason(
                    code, reason.get().optionalText("system").orElse("")));
        }
        return override.optionalObject("extension").flatMap(FeedbackReader::builtInEpic);
    }

    /** The title of a reason that the site built in Epic; failing that, its words or its category. */
    private static Optional<Feedback.Reason> builtInEpic(Member extension) {
        return Stream.of(".reasonTitle", ".reasonDisplay", ".reasonCategory")
                .map(name -> extension.optionalText(EPIC + name))
                .flatMap(Optional::stream)
                .findFirst()
                .map(title -> new Feedback.Reason(title, EPIC));
    }

    private static String id(Member member, String name, String meaning) {
        String id = member.requiredText(name, meaning);
        if (!ID.matcher(id).matches()) {
            throw bad(
                    member,
                    name,
                    "must be an id of at most " + LONGEST_ID + " characters, without spaces or control characters");
        }
        return id;
    }

    private static Refusal bad(Member member, String name, String demand) {
        String path = Member.path(member.path(), name);
        return new Refusal.Malformed(path + " " + demand + ".", path);
    }
}
