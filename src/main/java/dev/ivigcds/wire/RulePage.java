package dev.ivigcds.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person can read of one topic: the same data that judge and speak (contract, "Doors").
 *
 * @param topic the topic
 * @param title its name
 * @param service the service
 * @param knowledge version and hash of the knowledge in force
 * @param rule the rule in one sentence
 * @param logic the rule of the service's file that speaks for it; empty for what the service says of itself
 * @param when its logic in prose; empty for what the service says of itself
 * @param parameters the numbers in force
 * @param hooks where it may be said
 * @param texts the card's sentence by state, placeholders in braces
 * @param source whose guidance it is
 * @param evidence what it rests on
 * @param overrideReasons why a clinician may decline
 * @param examples titles of cases in which it speaks
 * @param changes versions of the service's knowledge, newest first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RulePage(
        String topic,
        String title,
        String service,
        String knowledge,
        String rule,
        String logic,
        String when,
        List<Parameter> parameters,
        List<String> hooks,
        Map<String, String> texts,
        String source,
        List<Evidence> evidence,
        List<Reason> overrideReasons,
        List<String> examples,
        List<Change> changes) {

    /**
     * A number in force.
     *
     * @param name its name in the service's file
     * @param value as written, with its unit
     * @param means what it is; empty if the file does not say
     * @param from key of a citation, a clinical statement such as {@code S-03}, or {@code project} for one of our own
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Parameter(String name, String value, String means, String from) {}

    /** A citation, when it was last reviewed, and where it can be read if that was verified. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evidence(
            String key,
            String citation,
            LocalDate reviewed,
            @Nullable URI url) {}

    /** A reason to decline, and HL7's code for it if one says the same. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            String code, String display, @Nullable String hl7) {}

    /** One version of the knowledge. */
    public record Change(String version, LocalDate date, String what) {}

    /**
     * A service as a whole: its topics, its prefetch, and where it comes from.
     *
     * @param service the service
     * @param title its name
     * @param description what it does
     * @param usageRequirements what it needs
     * @param knowledge version and hash of the knowledge in force
     * @param topics title by topic, in card order
     * @param prefetch query templates by key
     * @param sourceAttributes what US certification asks to be told of an evidence-based intervention (45 CFR 170.315(b)(11)(iv)(A))
     */
    public record Index(
            String service,
            String title,
            String description,
            String usageRequirements,
            String knowledge,
            Map<String, String> topics,
            Map<String, String> prefetch,
            Map<String, String> sourceAttributes) {}
}
