package dev.ivigcds.vignettes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One clinical situation in shorthand and what must be said of it; the keys are explained in {@code src/docs/vignettes.md}. Lists that the
 * file leaves out are empty; other members it leaves out are null here.
 */
public record Vignette(
        String slug,
        String title,
        List<String> statements,
        LocalDate today,
        LocalTime time,
        String hook,
        String encounter,
        Patient patient,
        List<Problem> problems,
        List<Lab> labs,
        List<Given> given,
        List<Order> orders,
        List<Allergy> allergies,
        List<Test> services,
        List<String> checked,
        List<Order> signing,
        List<Order> selecting,
        List<Order> beside,
        List<JsonNode> resources,
        List<String> failing,
        List<String> justShort,
        List<String> dataMissing,
        SortedMap<String, String> limits,
        Expected expect) {

    /** Where every vignette takes place. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    public Vignette {
        time = time == null ? LocalTime.of(9, 0) : time;
        statements = orEmpty(statements);
        problems = orEmpty(problems);
        labs = orEmpty(labs);
        given = orEmpty(given);
        orders = orEmpty(orders);
        allergies = orEmpty(allergies);
        services = orEmpty(services);
        checked = orEmpty(checked);
        signing = orEmpty(signing);
        selecting = orEmpty(selecting);
        beside = orEmpty(beside);
        resources = orEmpty(resources);
        failing = orEmpty(failing);
        justShort = orEmpty(justShort);
        dataMissing = orEmpty(dataMissing);
        limits = limits == null ? Collections.emptySortedMap() : limits;
    }

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Every drafted order, the selected ones first. */
    public List<Order> drafts() {
        return Stream.of(signing, selecting, beside).flatMap(List::stream).toList();
    }

    @Override
    public String toString() {
        return slug + ": " + title;
    }

    /** Who it is about; weights are written {@code 90 kg on 2026-02-27}, or without a date for today. */
    public record Patient(String sex, LocalDate born, String weight, List<String> weights, String height) {
        public Patient {
            weights = orEmpty(weights);
        }
    }

    /** A diagnosis: one of the names in {@link Codes#PROBLEMS}, or an ICD code, or words alone. */
    public record Problem(
            String name,
            String code,
            String system,
            String text,
            String clinical,
            String verification,
            String onset,
            String recorded) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Problem named(String name) {
            return new Problem(name, null, null, null, null, null, null, null);
        }

        @JsonCreator
        public Problem {}
    }

    /** A result: what was measured, its value in shorthand, when, and how far it is. */
    public record Lab(String measure, String value, String on, String status, String range) {
        private static final List<String> ABOUT = List.of("on", "status", "range");

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Lab read(Map<String, String> written) {
            List<String> measures =
                    written.keySet().stream().filter(k -> !ABOUT.contains(k)).toList();
            if (measures.size() != 1 || !Codes.MEASURES.containsKey(measures.getFirst())) {
                throw new IllegalArgumentException("a lab names exactly one of " + Codes.MEASURES.keySet() + " beside "
                        + ABOUT + ", not " + measures);
            }
            return new Lab(
                    measures.getFirst(),
                    written.get(measures.getFirst()),
                    written.get("on"),
                    written.get("status"),
                    written.get("range"));
        }
    }

    /** Something given, handed out, stated or recorded as an immunization. */
    public record Given(String drug, String on, String until, String status, String route, String dose, String kind) {}

    /** A ServiceRequest of the record: a test or a procedure. */
    public record Test(
            String test, String status, String on, String start, String every, Integer times, List<LocalTime> at) {
        Instruction instruction() {
            return new Instruction(null, null, null, every, times, null, start, null, at, null, null, null, null);
        }
    }

    /** An intolerance. */
    public record Allergy(
            String to,
            String criticality,
            String severity,
            String reaction,
            String on,
            String status,
            String verification) {}

    /** A medication order, drafted or of the record; or a drafted test; or a raw resource. */
    public record Order(
            String id,
            String drug,
            String test,
            JsonNode resource,
            String status,
            String intent,
            String on,
            String strength,
            String reason,
            String statusReason,
            String replaces,
            Boolean doNotPerform,
            String dose,
            String calculated,
            String every,
            Integer times,
            @JsonProperty("for") String lasting,
            String start,
            String until,
            List<LocalTime> at,
            String rate,
            String duration,
            String route,
            String text,
            Integer sequence,
            List<Instruction> instructions) {

        /** The instructions: those listed, or the one written on the order itself; none if nothing is said of dose, time, route or words. */
        List<Instruction> dosage() {
            return instructions != null
                    ? instructions
                    : List.of(new Instruction(
                            sequence,
                            dose,
                            calculated,
                            every,
                            times,
                            lasting,
                            start,
                            until,
                            at,
                            rate,
                            duration,
                            route,
                            text));
        }
    }

    /** One dosage instruction. */
    public record Instruction(
            Integer sequence,
            String dose,
            String calculated,
            String every,
            Integer times,
            @JsonProperty("for") String lasting,
            String start,
            String until,
            List<LocalTime> at,
            String rate,
            String duration,
            String route,
            String text) {

        boolean hasTiming() {
            return every != null || times != null || lasting != null || start != null || at != null || duration != null;
        }
    }
}
