package dev.ivigcds.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One measurement, flat: a line of JSON in the raw file. */
final class Result {
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\":(?:\"([^\"]*)\"|([-0-9.eE]+))");

    private final Map<String, Object> members = new LinkedHashMap<>();

    Result put(String name, Object value) {
        members.put(name, value);
        return this;
    }

    static Result read(String line) {
        Result result = new Result();
        Matcher member = MEMBER.matcher(line);
        while (member.find()) {
            result.put(member.group(1), member.group(2) == null ? Double.valueOf(member.group(3)) : member.group(2));
        }
        return result;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    double number(String name) {
        return ((Number) members.get(name)).doubleValue();
    }

    String text(String name) {
        return String.valueOf(members.get(name));
    }

    @Override
    public String toString() {
        return members.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + written(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String written(Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.3f", number);
        }
        return value instanceof Number
                ? value.toString()
                : "\"" + value.toString().replace("\"", "'") + "\"";
    }
}
