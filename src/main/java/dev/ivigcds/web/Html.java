package dev.ivigcds.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page in the making; everything that is not markup of ours is escaped. */
final class Html {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StringBuilder page = new StringBuilder();
    private String level = "h2";

    /** A page with a heading and, in the demo, the banner that it is not for care. */
    Html(String title, boolean demo) {
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>")
                .append(escape(title))
                .append(" · IVIG CDS</title>")
                .append("<link rel=\"stylesheet\" href=\"/style/pages.css\"></head><body>");
        if (demo) {
            page.append("<p class=\"banner\" role=\"note\">Demo, not for care.</p>");
        }
        page.append("<main><h1>").append(escape(title)).append("</h1>\n");
    }

    Html navigation(String href, String words) {
        page.append("<nav>");
        link(href, words);
        page.append("</nav>\n");
        return this;
    }

    Html heading(String words) {
        page.append("<" + level + ">").append(escape(words)).append("</" + level + ">\n");
        return this;
    }

    /** What follows stands below the heading before it. */
    Html inner() {
        level = "h3";
        return this;
    }

    /** What follows stands for itself again. */
    Html outer() {
        level = "h2";
        return this;
    }

    /** A heading that leads somewhere. */
    Html heading(String href, String words) {
        page.append("<h2>");
        link(href, words);
        page.append("</h2>\n");
        return this;
    }

    Html paragraph(String words) {
        if (!words.isBlank()) {
            page.append("<p>").append(escape(words)).append("</p>\n");
        }
        return this;
    }

    /** A section with a list, or nothing where there is none. */
    <T> Html list(String heading, Collection<T> items, Function<T, String> words) {
        if (!items.isEmpty()) {
            heading(heading);
            page.append("<ul>\n");
            items.forEach(item ->
                    page.append("<li>").append(escape(words.apply(item))).append("</li>\n"));
            page.append("</ul>\n");
        }
        return this;
    }

    /** A section with terms and what they stand for, or nothing where there is none. */
    Html terms(String heading, Map<String, String> terms) {
        if (!terms.isEmpty()) {
            heading(heading);
            page.append("<dl>\n");
            terms.forEach((term, meaning) -> page.append("<dt>")
                    .append(escape(term))
                    .append("</dt><dd>")
                    .append(escape(meaning))
                    .append("</dd>\n"));
            page.append("</dl>\n");
        }
        return this;
    }

    /** A table; each row has as many cells as there are columns. */
    Html table(List<String> columns, List<List<String>> rows) {
        page.append("<div class=\"table\"><table>\n<thead><tr>");
        columns.forEach(column ->
                page.append("<th scope=\"col\">").append(escape(column)).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        rows.forEach(row -> {
            page.append("<tr>");
            row.forEach(cell -> page.append("<td>").append(escape(cell)).append("</td>"));
            page.append("</tr>\n");
        });
        page.append("</tbody></table></div>\n");
        return this;
    }

    Html links(String heading, Map<String, String> wordsByHref) {
        heading(heading);
        page.append("<ul>\n");
        wordsByHref.forEach((href, words) -> {
            page.append("<li>");
            link(href, words);
            page.append("</li>\n");
        });
        page.append("</ul>\n");
        return this;
    }

    private void link(String href, String words) {
        page.append("<a href=\"")
                .append(escape(href))
                .append("\">")
                .append(escape(words))
                .append("</a>");
    }

    /** The page as an answer: it loads nothing from elsewhere and runs no script. */
    ResponseEntity<String> answer() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(page + "</main></body></html>\n");
    }

    static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
