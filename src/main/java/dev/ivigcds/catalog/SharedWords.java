package dev.ivigcds.catalog;

import dev.ivigcds.cards.Template;
import dev.ivigcds.cards.Texts;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What topics refer to by a key: {@code evidence}, {@code overrideReasons} and {@code offers} of a service.
 *
 * @param evidence citations by key
 * @param reasons override reasons by code
 * @param offers labels by key
 */
record SharedWords(
        Map<String, Texts.Citation> evidence, Map<String, Texts.OverrideReason> reasons, Map<String, Template> offers) {

    static SharedWords read(Table service, Faults faults) {
        Map<String, Texts.Citation> evidence = new HashMap<>();
        Map<String, Texts.OverrideReason> reasons = new HashMap<>();
        Map<String, Template> offers = new HashMap<>();
        service.table("evidence")
                .ifPresent(table -> table.entries().forEach(e -> evidence.put(e.key(), citation(e, faults))));
        service.table("overrideReasons")
                .ifPresent(table -> table.entries().forEach(e -> reasons.put(e.key(), reason(e, faults))));
        service.table("offers")
                .ifPresent(table -> table.entries()
                        .forEach(e ->
                                offers.put(e.key(), template(e.value(), table.text(e.value(), e.key()), faults))));
        return new SharedWords(evidence, reasons, offers);
    }

    private static Texts.Citation citation(Table.Entry entry, Faults faults) {
        Table table = Table.of(entry.value(), entry.key(), faults);
        Texts.Citation citation = new Texts.Citation(
                entry.key(),
                table.text("citation"),
                table.required("reviewed").map(node -> date(node, faults)).orElse(LocalDate.EPOCH),
                table.optional("url").flatMap(node -> url(node, table.text(node, "url"), faults)));
        table.close();
        return citation;
    }

    private static Texts.OverrideReason reason(Table.Entry entry, Faults faults) {
        if (!entry.key().matches("[a-zA-Z][a-zA-Z0-9]{0,99}")) {
            faults.at(entry.keyNode(), "the code \"" + entry.key() + "\" must be letters and digits");
        }
        Table table = Table.of(entry.value(), entry.key(), faults);
        Texts.OverrideReason reason = new Texts.OverrideReason(
                entry.key(), table.text("display"), table.optional("hl7").map(node -> table.text(node, "hl7")));
        table.close();
        return reason;
    }

    static LocalDate date(Node node, Faults faults) {
        try {
            return Scalars.date(node);
        } catch (IllegalArgumentException e) {
            faults.at(node, "the date " + e.getMessage());
            return LocalDate.EPOCH;
        }
    }

    static Template template(Node node, String words, Faults faults) {
        try {
            return Template.of(words);
        } catch (IllegalArgumentException e) {
            faults.at(node, String.valueOf(e.getMessage()));
            return Template.of("");
        }
    }

    private static Optional<URI> url(Node node, String words, Faults faults) {
        try {
            URI url = URI.create(words);
            if ("https".equals(url.getScheme()) && url.getHost() != null) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException e) {
            faults.at(node, "\"" + words + "\" is not a URL");
            return Optional.empty();
        }
        faults.at(node, "the url must be absolute https");
        return Optional.empty();
    }
}
