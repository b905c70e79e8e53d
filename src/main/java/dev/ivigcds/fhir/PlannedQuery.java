package dev.ivigcds.fhir;

import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.PrefetchNeed;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** What would be asked of a FHIR server for a part of the chart that a call did not bring, for people to read; nothing is asked here. */
public final class PlannedQuery {
    private static final HttpUrl ANY_BASE = HttpUrl.get("https://fhir.invalid/");

    private PlannedQuery() {}

    /** The query after the base URL, long lists of codes counted in place of written; empty if the context lacks what it needs. */
    public static Optional<String> shown(PrefetchNeed need, HookContext context) {
        return Query.of(need.template(), context, ANY_BASE).map(Query::url).map(PlannedQuery::shown);
    }

    private static String shown(HttpUrl url) {
        String path = String.join("/", url.pathSegments());
        return url.querySize() == 0
                ? path
                : path + "?"
                        + url.queryParameterNames().stream()
                                .map(name -> name + "=" + value(String.valueOf(url.queryParameter(name))))
                                .collect(Collectors.joining("&"));
    }

    private static String value(String list) {
        long values = list.chars().filter(c -> c == ',').count() + 1;
        return values > 1 && list.contains("|") ? "(" + values + " codes)" : list;
    }
}
