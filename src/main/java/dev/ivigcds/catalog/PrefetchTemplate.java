package dev.ivigcds.catalog;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.terminology.Terminology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prefetch query as the file has it, held against what every EHR can run (R-50 … R-58).
 *
 * @param query relative read or search, with {@code {{context.…}}} tokens and {@code {valueset:…}} lists
 */
record PrefetchTemplate(String query) {
    /** Exclusive limit of a query with its lists expanded and an id of 64 characters in place of each token. */
    private static final int LONGEST = 2000;

    private static final Set<String> TOKENS = Set.of("context.patientId", "context.userId", "context.encounterId");
    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern VALUE_SET = Pattern.compile("\\{valueset:([^{}]*)}");
    private static final Pattern READ = Pattern.compile("[A-Z][A-Za-z]+/\\{\\{context\\.[a-zA-Z]+}}");
    private static final Pattern SEARCH = Pattern.compile("([A-Z][A-Za-z]+)\\?(\\S+)");
    private static final Pattern DATE = Pattern.compile("(?:eq|lt|gt|ge|le)?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

    /** What is wrong with it, each in words; none if nothing is. */
    List<String> faults(Terminology terminology) {
        List<String> faults = new ArrayList<>();
        names(TOKEN).stream()
                .filter(token -> !TOKENS.contains(token))
                .forEach(token -> faults.add("{{" + token + "}} is no token; known are " + shown(TOKENS)));
        names(VALUE_SET).stream()
                .filter(id -> !terminology.concepts().contains(new Concept(id)))
                .forEach(id -> faults.add("there is no ValueSet \"" + id + "\""));
        Matcher search = SEARCH.matcher(query);
        if (search.matches()) {
            searchFaults(search.group(1), search.group(2), faults);
        } else if (!READ.matcher(query).matches()) {
            faults.add("must be a relative read or search, such as Patient/{{context.patientId}} or"
                    + " Condition?patient={{context.patientId}}");
        }
        if (faults.isEmpty() && longest(terminology) >= LONGEST) {
            faults.add("is " + longest(terminology) + " characters long when expanded; it must stay under " + LONGEST);
        }
        return faults;
    }

    private static void searchFaults(String type, String parameters, List<String> faults) {
        if (!SearchParameters.isSearched(type)) {
            faults.add("searches of " + type + " are not among those every EHR can run");
            return;
        }
        for (String parameter : List.of(parameters.split("&", -1))) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (!isSound(type, name, value)) {
                faults.add("\"" + parameter + "\" is not a parameter of " + type + " that every EHR can run");
            }
        }
    }

    private static boolean isSound(String type, String name, String value) {
        if (SearchParameters.isReference(name)) {
            return TOKEN.matcher(value).matches();
        }
        if (SearchParameters.isToken(type, name)) {
            return !value.isEmpty() && !value.contains("{{");
        }
        if (SearchParameters.isDate(type, name)) {
            return DATE.matcher(value).matches();
        }
        return switch (name) {
            case "_count" -> COUNT.matcher(value).matches();
            case "_sort" -> SearchParameters.isDate(type, value.startsWith("-") ? value.substring(1) : value);
            default -> false;
        };
    }

    /** The query as published: code lists written out, tokens left in. */
    String expanded(Terminology terminology) {
        return VALUE_SET
                .matcher(query)
                .replaceAll(m -> Matcher.quoteReplacement(terminology.searchTokens(new Concept(m.group(1)))));
    }

    static boolean dependsOnEncounter(String query) {
        return query.contains("{{context.encounterId}}");
    }

    private int longest(Terminology terminology) {
        return TOKEN.matcher(expanded(terminology)).replaceAll("i".repeat(64)).length();
    }

    private List<String> names(Pattern pattern) {
        return pattern.matcher(query).results().map(found -> found.group(1)).toList();
    }

    private static String shown(Set<String> tokens) {
        return String.join(
                ", ", tokens.stream().sorted().map(t -> "{{" + t + "}}").toList());
    }
}
