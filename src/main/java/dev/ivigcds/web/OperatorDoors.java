package dev.ivigcds.web;

import dev.ivigcds.artefacts.DecisionRecords;
import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.journal.Journal;
import dev.ivigcds.pages.Site;
import dev.ivigcds.web.Operators.Admission;
import dev.ivigcds.wire.FeedbackReport;
import dev.ivigcds.wire.Json;
import dev.ivigcds.wire.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: why a card came or did not, and what clinicians did with the cards (contract, "Operators"; R-143). */
@RestController
final class OperatorDoors {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorDoors.class);
    private static final int MONTHS_BEFORE = 11;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Journal journal;
    private final Operators operators;
    private final Clock clock;
    private final ReportPage page;
    private final DecisionPage why;

    OperatorDoors(Journal journal, Operators operators, Knowledge knowledge, Clock clock, Site site) {
        this.journal = journal;
        this.operators = operators;
        this.clock = clock;
        this.page = new ReportPage(knowledge, site);
        this.why = new DecisionPage(knowledge, site);
    }

    @GetMapping("/decisions/{hookInstance}")
    ResponseEntity<?> decisions(
            @PathVariable String hookInstance,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletRequest http) {
        return admitted("decisions", http, () -> {
            Json decisions = journal.decisions(hookInstance).orElseThrow(OperatorDoors::nothingKept);
            return as(accept == null ? "" : accept, decisions);
        });
    }

    private ResponseEntity<?> as(String accept, Json decisions) {
        if (accept.contains("html")) {
            return why.of(decisions).answer();
        }
        return accept.contains("fhir")
                ? ResponseEntity.ok()
                        .contentType(ArtefactDoors.FHIR)
                        .body(DecisionRecords.bundle(decisions.text()).getBytes(StandardCharsets.UTF_8))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(decisions);
    }

    private static Refusal nothingKept() {
        return new Refusal.Unknown(
                "No decision of this hook instance is kept. Records are deleted at the age that the settings name.");
    }

    @GetMapping("/reports/feedback")
    ResponseEntity<?> feedback(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String client,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletRequest http) {
        return admitted("feedback report", http, () -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            LocalDate last = day("to", to, today);
            LocalDate first = day("from", from, last.minusMonths(MONTHS_BEFORE).withDayOfMonth(1));
            if (first.isAfter(last)) {
                throw new Refusal.Malformed("from is later than to.", "from", "to");
            }
            Optional<String> only = Optional.ofNullable(client).filter(name -> !name.isBlank());
            return as(accept == null ? "" : accept, journal.report(first, last, only, page.topics()), today);
        });
    }

    private ResponseEntity<?> as(String accept, FeedbackReport report, LocalDate today) {
        if (accept.contains("html")) {
            return page.of(report, today).answer();
        }
        return accept.contains("csv")
                ? ResponseEntity.ok().contentType(CSV).body(ReportCsv.of(report))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(report);
    }

    private static LocalDate day(String name, @Nullable String text, LocalDate otherwise) {
        try {
            LocalDate day = text == null || text.isBlank() ? otherwise : LocalDate.parse(text);
            if (day.getYear() >= 1970 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new Refusal.Malformed(name + " must be a date such as 2026-11-22.", name);
    }

    /** Reading is itself recorded. */
    private ResponseEntity<?> admitted(String what, HttpServletRequest http, Supplier<ResponseEntity<?>> door) {
        return switch (operators.admit(http)) {
            case Admission.Admitted(String name) -> {
                LOG.atInfo()
                        .addKeyValue("operator", name)
                        .addKeyValue("what", what)
                        .log("reads what is kept");
                ResponseEntity<?> answer = door.get();
                yield ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                        .body(answer.getBody());
            }
            case Admission.NotKnown() ->
                ResponseEntity.status(401)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"IVIG CDS\", charset=\"UTF-8\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(OperationOutcome.of("login", "Say who you are: HTTP Basic, as an operator.", List.of()));
        };
    }
}
