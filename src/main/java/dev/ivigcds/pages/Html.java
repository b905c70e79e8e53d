package dev.ivigcds.pages;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page in the making; everything that is not markup of ours is escaped. */
public final class Html {
    private final String title;
    private final String top;
    private final Policy policy = new Policy();
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder above = new StringBuilder();
    private final StringBuilder page = new StringBuilder();
    private String shape = "reading";
    private String level = "h2";

    Html(String title, String top) {
        this.title = title;
        this.top = top;
        style("pages.css");
    }

    /** With one more style sheet of ours. */
    public Html style(String asset) {
        head.append("<link rel=\"stylesheet\" href=\"/assets/").append(asset).append("\">");
        return this;
    }

    /** With a module of ours, which may call this server. */
    public Html script(String asset) {
        head.append("<script type=\"module\" src=\"/assets/").append(asset).append("\"></script>");
        policy.scripts();
        return this;
    }

    /** With a library for the modules, which find it as a global. */
    public Html library(String asset) {
        head.append("<script defer src=\"/assets/lib/").append(asset).append("\"></script>");
        policy.scripts();
        return this;
    }

    /** The scripts may call this origin too; whoever names it has checked that it is one. */
    public Html connection(String origin) {
        policy.connection(origin);
        return this;
    }

    /** The class of the body, in place of the narrow column for reading. */
    public Html shape(String shape) {
        this.shape = shape;
        return this;
    }

    /** A named part of the page, empty until a script fills it; until then it shows the words. */
    public Html part(String id, String label, String words) {
        page.append("<section id=\"" + id + "\" aria-label=\"" + escape(label) + "\">");
        paragraph(words);
        page.append("</section>\n");
        return this;
    }

    /** Words for a browser that runs no scripts. */
    public Html withoutScript(String words) {
        page.append("<noscript>");
        paragraph(words);
        page.append("</noscript>\n");
        return this;
    }

    /** A way back, above everything else. */
    public Html back(String href, String words) {
        above.append("<p class=\"back\"><a href=\"")
                .append(escape(href))
                .append("\">")
                .append(escape(words))
                .append("</a></p>\n");
        return this;
    }

    public Html heading(String words) {
        page.append("<" + level + ">").append(escape(words)).append("</" + level + ">\n");
        return this;
    }

    /** What follows stands below the heading before it. */
    public Html inner() {
        level = "h3";
        return this;
    }

    /** What follows stands for itself again. */
    public Html outer() {
        level = "h2";
        return this;
    }

    /** A heading that leads somewhere. */
    public Html heading(String href, String words) {
        page.append("<h2>");
        link(href, words);
        page.append("</h2>\n");
        return this;
    }

    public Html paragraph(String words) {
        if (!words.isBlank()) {
            page.append("<p>").append(escape(words)).append("</p>\n");
        }
        return this;
    }

    /** A section with a list, or nothing where there is none. */
    public <T> Html list(String heading, Collection<T> items, Function<T, String> words) {
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
    public Html terms(String heading, Map<String, String> terms) {
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

    /** A section with links and, below each, what it leads to. */
    public <T> Html described(
            String heading,
            Collection<T> items,
            Function<T, String> href,
            Function<T, String> words,
            Function<T, String> meaning) {
        heading(heading);
        page.append("<dl>\n");
        items.forEach(item -> {
            page.append("<dt>");
            link(href.apply(item), words.apply(item));
            page.append("</dt><dd>").append(escape(meaning.apply(item))).append("</dd>\n");
        });
        page.append("</dl>\n");
        return this;
    }

    /** A table, which the keyboard can scroll where it is too wide; each row has as many cells as there are columns. */
    public Html table(List<String> columns, List<List<String>> rows) {
        page.append("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>\n<thead><tr>");
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

    public Html links(String heading, Map<String, String> wordsByHref) {
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

    /** The page as an answer: it loads nothing from elsewhere, and runs no script but those named. */
    public ResponseEntity<String> answer() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", policy.header())
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(text());
    }

    private String text() {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\">"
                + "<title>" + escape(title) + " · IVIG CDS</title>"
                + "<link rel=\"icon\" href=\"/assets/mark.svg\">" + head + "</head>\n"
                + "<body class=\"" + shape + "\"><a class=\"skip\" href=\"#main\">Skip to the content</a>\n" + top
                + "\n<main id=\"main\" tabindex=\"-1\">" + above + "<h1>" + escape(title) + "</h1>\n" + page
                + "</main></body></html>\n";
    }

    static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
