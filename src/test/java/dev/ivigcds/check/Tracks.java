package dev.ivigcds.check;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What of a request leads back to a person or a site, gathered here by other means than the redaction's own. */
record Tracks(Set<String> names, Set<String> values, Set<String> dates) {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Set<String> NAMES = Set.of("family", "given");
    private static final Set<String> PEOPLE = Set.of("subject", "requester", "patient", "performer", "recorder");
    private static final Set<String> VALUES = Set.of(
            "id",
            "patientId",
            "encounterId",
            "userId",
            "hookInstance",
            "access_token",
            "fhirServer",
            "reference",
            "fullUrl");

    /** Epic's test patient is called "Test, Patient"; the word is a resource type too. */
    private static final String A_TYPE = "Patient";

    static Tracks of(JsonNode request) {
        Tracks tracks = new Tracks(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        tracks.follow(request, "", "");
        return tracks;
    }

    private void follow(JsonNode node, String member, String parent) {
        if (node.isArray()) {
            node.forEach(element -> follow(element, member, parent));
        } else if (node.isObject()) {
            node.properties().forEach(p -> follow(p.getValue(), p.getKey(), member));
        } else if (node.isString()) {
            leaf(node.asString(), member, parent);
        }
    }

    private void leaf(String text, String member, String parent) {
        DATE.matcher(text).results().forEach(date -> dates.add(date.group()));
        if (NAMES.contains(member) || (member.equals("display") && PEOPLE.contains(parent))) {
            Arrays.stream(text.split("[^\\p{L}]+"))
                    .filter(word -> word.length() > 2 && !word.equals(A_TYPE))
                    .forEach(names::add);
        }
        boolean identifier = parent.equals("identifier") && member.equals("value");
        boolean contact = Set.of("telecom", "address").contains(parent);
        if (VALUES.contains(member) || identifier || contact) {
            values.add(text);
        }
    }

    /** Every one of them that still stands in a copy. */
    Set<String> leftIn(JsonNode copy) {
        Set<String> left = new TreeSet<>();
        String text = copy.toString();
        Set<String> strings = new TreeSet<>();
        collect(copy, strings);
        values.stream().filter(strings::contains).forEach(left::add);
        values.stream()
                .filter(value -> value.length() > 7 && text.contains(value))
                .forEach(left::add);
        dates.stream().filter(text::contains).forEach(left::add);
        names.stream()
                .filter(name -> Pattern.compile("(?iu)(?<![\\p{L}])" + Pattern.quote(name) + "(?![\\p{L}])")
                        .matcher(String.join("\n", strings))
                        .find())
                .forEach(left::add);
        return left;
    }

    private static void collect(JsonNode node, Set<String> strings) {
        if (node.isString()) {
            strings.add(node.asString());
        }
        node.forEach(child -> collect(child, strings));
    }
}
