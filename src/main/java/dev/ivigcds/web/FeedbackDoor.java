package dev.ivigcds.web;

import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.journal.Journal;
import dev.ivigcds.wire.FeedbackReceipt;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where clients report what clinicians did with the cards (R-115 … R-124). */
@RestController
final class FeedbackDoor {
    private final Knowledge knowledge;
    private final Journal journal;
    private final FeedbackReader reader = new FeedbackReader();

    FeedbackDoor(Knowledge knowledge, Journal journal) {
        this.knowledge = knowledge;
        this.journal = journal;
    }

    /** 200 once everything that is good is kept; 400 if there was nothing good in it. */
    @PostMapping(
            path = "/cds-services/{id}/feedback",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> feedback(@PathVariable String id, HttpServletRequest http) {
        knowledge.inForce().require(id);
        FeedbackReader.Batch batch = reader.read(HookCalls.body(http));
        FeedbackReceipt receipt =
                batch.receipt(journal.take(HookCalls.caller(http).id(), id, batch.items()));
        boolean nothingGood = receipt.received() > 0 && receipt.rejected().size() == receipt.received();
        return nothingGood
                ? ResponseEntity.badRequest().body(OperationOutcome.of(receipt.rejected()))
                : ResponseEntity.ok(receipt);
    }
}
