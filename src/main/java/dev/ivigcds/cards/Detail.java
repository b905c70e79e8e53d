package dev.ivigcds.cards;

import dev.ivigcds.rules.Input;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The body of a card: the rule, what was found, the data used, what to note, the evidence, the date of the newest datum. Short
 * paragraphs and lists, no tables and no HTML; every piece of text escaped.
 */
final class Detail {
    private final List<String> blocks = new ArrayList<>();

    private Detail() {}

    /** The body of a card of its own. */
    static String of(Statement statement) {
        Detail detail = new Detail();
        detail.statement(statement);
        detail.foot(List.of(statement), statement.words().evidence());
        return detail.text();
    }

    /** The body of the checklist: every item with its sentence and its details. */
    static String of(Texts.OfTopic checklist, List<Statement> items) {
        Detail detail = new Detail();
        detail.paragraph(checklist.rule());
        for (Statement item : items) {
            detail.blocks.add("**" + Markdown.escape(item.words().title()) + "**: " + Markdown.escape(item.summary()));
            detail.statement(item);
        }
        detail.foot(items, checklist.evidence());
        return detail.text();
    }

    private void statement(Statement statement) {
        paragraph("Rule: " + statement.words().rule());
        paragraph(sentence(statement.raised().because()));
        list("Data used", inputs(Stream.of(statement)), Detail::line);
        list("To note", notes(statement), Markdown::escape);
    }

    private void foot(List<Statement> statements, List<Texts.Citation> own) {
        Set<Texts.Citation> evidence = new LinkedHashSet<>(own);
        statements.stream()
                .flatMap(Statement::all)
                .forEach(s -> evidence.addAll(s.words().evidence()));
        list("Evidence", evidence, c -> Markdown.escape(c.citation()) + " (reviewed " + c.reviewed() + ")");
        paragraph(newest(inputs(statements.stream())));
    }

    private static Set<Input> inputs(Stream<Statement> statements) {
        return statements
                .flatMap(Statement::all)
                .flatMap(s -> s.raised().inputs().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> notes(Statement statement) {
        Set<String> notes = new LinkedHashSet<>(statement.finding().notes());
        for (Statement told : statement.told()) {
            notes.add(told.summary());
            notes.addAll(told.finding().notes());
        }
        return notes;
    }

    private static String line(Input input) {
        String date = input.date().map(d -> ", " + d).orElse("");
        String from = input.from().isBlank() ? "" : " (" + Markdown.escape(input.from()) + ")";
        return Markdown.escape(input.what()) + ": " + Markdown.escape(input.value()) + date + from;
    }

    private static String newest(Collection<Input> inputs) {
        return inputs.stream()
                .filter(i -> i.date().isPresent())
                .max(Comparator.comparing(i -> i.date().orElseThrow()))
                .map(i -> "Newest datum used: " + i.what() + " of " + i.date().orElseThrow() + ".")
                .orElse("None of the data used carries a date.");
    }

    /** A clause as a sentence: a capital at its start, a full stop at its end. */
    private static String sentence(String clause) {
        if (clause.isBlank()) {
            return "";
        }
        String words = clause.strip();
        String end = words.matches(".*[.?!]") ? "" : ".";
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + end;
    }

    private void paragraph(String words) {
        if (!words.isBlank()) {
            blocks.add(Markdown.escape(words));
        }
    }

    private <T> void list(String heading, Collection<T> items, Function<T, String> asLine) {
        if (!items.isEmpty()) {
            String lines = items.stream().map(i -> "- " + asLine.apply(i)).collect(Collectors.joining("\n"));
            blocks.add("**" + heading + "**");
            blocks.add(lines);
        }
    }

    private String text() {
        return String.join("\n\n", blocks);
    }
}
