package dev.ivigcds.terminology;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Recognition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The terminology as read from the ValueSets. A code is looked up in constant time, its parents by dropping one character after the other; of
 * the names only those are compared that begin with a word of the text.
 */
final class ValueSets implements Terminology {
    private final Map<Concept, ConceptCodes> byConcept = new LinkedHashMap<>();
    private final Map<CodeKey, Set<Concept>> exactly = new HashMap<>();
    private final Map<CodeKey, Set<Concept>> andBelow = new HashMap<>();
    private final Map<String, Set<Concept>> byFirstWord = new HashMap<>();
    private final Map<CodeKey, String> displays = new HashMap<>();
    private final Map<CodeKey, Quantity> contents = new HashMap<>();

    ValueSets(List<ConceptCodes> all) {
        for (ConceptCodes codes : all) {
            byConcept.put(codes.concept(), codes);
            for (Name name : codes.names().any()) {
                byFirstWord
                        .computeIfAbsent(name.firstWord(), word -> new HashSet<>())
                        .add(codes.concept());
            }
            for (ConceptCodes.Entry entry : codes.entries()) {
                Map<CodeKey, Set<Concept>> index = entry.withDescendants() ? andBelow : exactly;
                index.computeIfAbsent(entry.key(), k -> new HashSet<>()).add(codes.concept());
                displays.putIfAbsent(entry.key(), entry.code().display());
                entry.holds().ifPresent(content -> contents.putIfAbsent(entry.key(), content));
            }
        }
    }

    @Override
    public Set<Concept> concepts() {
        return Set.copyOf(byConcept.keySet());
    }

    @Override
    public Recognition recognise(List<Code> codings, String text, Set<Concept> namable) {
        String shown = shown(codings, text);
        Set<Concept> coded = coded(codings);
        if (!coded.isEmpty()) {
            return new Recognition(coded, Recognition.By.CODE, shown);
        }
        Set<Concept> named = named(texts(codings, text), namable);
        return new Recognition(named, named.isEmpty() ? Recognition.By.NOTHING : Recognition.By.NAME, shown);
    }

    private Set<Concept> coded(List<Code> codings) {
        Set<Concept> coded = new HashSet<>();
        for (Code coding : codings) {
            key(coding).ifPresent(key -> coded.addAll(meanings(key)));
        }
        return coded;
    }

    private static List<Words> texts(List<Code> codings, String text) {
        List<Words> texts = new ArrayList<>();
        texts.add(Words.of(text));
        codings.forEach(coding -> texts.add(Words.of(coding.display())));
        return texts;
    }

    private Set<Concept> named(List<Words> texts, Set<Concept> namable) {
        Set<Concept> hinted = new HashSet<>();
        for (Words text : texts) {
            text.forEach(word -> hinted.addAll(byFirstWord.getOrDefault(word, Set.of())));
        }
        hinted.removeIf(concept -> !namable.contains(concept)
                || !Objects.requireNonNull(byConcept.get(concept)).names().match(texts));
        return hinted;
    }

    /** The record's words; where it has none, our name of a code of it, or the bare code. */
    private String shown(List<Code> codings, String text) {
        if (!text.isBlank()) {
            return text;
        }
        return firstOf(codings, Code::display)
                .or(() -> firstOf(codings, coding -> display(coding).orElse("")))
                .or(() -> firstOf(codings, Code::code))
                .orElse("");
    }

    private static Optional<String> firstOf(List<Code> codings, Function<Code, String> part) {
        for (Code coding : codings) {
            String words = part.apply(coding);
            if (!words.isBlank()) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    private static Optional<CodeKey> key(Code coding) {
        return CodeKey.of(coding.system(), coding.code());
    }

    /** The ideas that hold a code, itself or as a descendant. */
    Set<Concept> meanings(CodeKey key) {
        Set<Concept> itself = exactly.getOrDefault(key, Set.of());
        if (!key.isHierarchical()) {
            return itself;
        }
        Set<Concept> found = new HashSet<>(itself);
        andAbove(key).forEach(above -> found.addAll(andBelow.getOrDefault(above, Set.of())));
        return found;
    }

    /** A code and its parents, nearest first. */
    private static Stream<CodeKey> andAbove(CodeKey key) {
        return IntStream.iterate(key.code().length(), length -> length > 0, length -> length - 1)
                .mapToObj(length -> key.withCode(key.code().substring(0, length)));
    }

    @Override
    public Optional<String> display(Code code) {
        return key(code)
                .flatMap(key -> Optional.ofNullable(displays.get(key))
                        .or(() -> andAbove(key)
                                .filter(andBelow::containsKey)
                                .map(displays::get)
                                .findFirst()));
    }

    @Override
    public Optional<Quantity> packageContent(Code code) {
        return key(code).flatMap(key -> Optional.ofNullable(contents.get(key)));
    }

    @Override
    public boolean isBilling(Code code) {
        return key(code).filter(CodeKey::isBilling).isPresent();
    }

    @Override
    public Optional<Code> preferred(Concept concept) {
        return Optional.ofNullable(byConcept.get(concept))
                .flatMap(codes -> codes.entries().stream().findFirst())
                .map(ConceptCodes.Entry::code);
    }

    @Override
    public String searchTokens(Concept concept) {
        ConceptCodes codes = byConcept.get(concept);
        if (codes == null) {
            throw new IllegalArgumentException("there is no ValueSet " + concept.id());
        }
        return codes.entries().stream()
                .map(entry -> entry.code().system() + "|" + entry.code().code())
                .collect(Collectors.joining(","));
    }
}
