package dev.ivigcds.fhir;

import dev.ivigcds.wire.HookContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A prefetch template filled in for one call. Templates are written plain; everything is escaped here.
 *
 * @param type resource type
 * @param url what to ask for
 * @param search a search rather than the read of one resource
 */
record Query(String type, HttpUrl url, boolean search) {
    private static final Pattern TOKEN = Pattern.compile("\\{\\{([A-Za-z.]+)\\}\\}");

    /** The request a template stands for; empty if the context lacks something it needs. */
    static Optional<Query> of(String template, HookContext context, HttpUrl base) {
        int mark = template.indexOf('?');
        return mark < 0
                ? read(template, context, base)
                : search(template.substring(0, mark), template.substring(mark + 1), context, base);
    }

    private static Optional<Query> read(String template, HookContext context, HttpUrl base) {
        String[] parts = template.split("/", 2);
        if (parts.length != 2) {
            return Optional.empty();
        }
        return filled(parts[1], context, false)
                .map(id -> base.newBuilder()
                        .addPathSegment(parts[0])
                        .addPathSegment(id)
                        .build())
                .filter(url -> url.pathSize()
                        == base.newBuilder().addPathSegments("t/i").build().pathSize())
                .map(url -> new Query(parts[0], url, false));
    }

    private static Optional<Query> search(String type, String parameters, HookContext context, HttpUrl base) {
        HttpUrl.Builder url = base.newBuilder().addPathSegment(type);
        for (String parameter : parameters.split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            Optional<String> value = filled(pair.length == 2 ? pair[1] : "", context, true);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            url.addQueryParameter(pair[0], value.get());
        }
        return Optional.of(new Query(type, url.build(), true));
    }

    private static Optional<String> filled(String text, HookContext context, boolean inSearch) {
        Matcher token = TOKEN.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (token.find()) {
            Optional<String> value = value(token.group(1), context);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            String plain = inSearch ? value.get().replaceAll("([\\\\,|$])", "\\\\$1") : value.get();
            token.appendReplacement(filled, Matcher.quoteReplacement(plain));
        }
        return Optional.of(token.appendTail(filled).toString());
    }

    private static Optional<String> value(String token, HookContext context) {
        return switch (token) {
            case "context.patientId" -> Optional.of(context.patientId());
            case "context.encounterId" -> context.encounterId();
            case "context.userId" -> Optional.of(context.userId());
            case "userPractitionerId" -> user("Practitioner/", context);
            case "userPractitionerRoleId" -> user("PractitionerRole/", context);
            case "userPatientId" -> user("Patient/", context);
            case "userRelatedPersonId" -> user("RelatedPerson/", context);
            default -> Optional.empty();
        };
    }

    private static Optional<String> user(String type, HookContext context) {
        return Optional.of(context.userId()).filter(id -> id.startsWith(type)).map(id -> id.substring(type.length()));
    }
}
