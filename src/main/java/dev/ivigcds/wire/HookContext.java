package dev.ivigcds.wire;

import java.util.List;
import java.util.Optional;

/**
 * The context of order-sign, order-select and patient-view (hook library 1.0.1).
 *
 * @param userId who works, as {@code Type/id}
 * @param patientId id of the patient in context
 * @param encounterId id of the encounter in context, if any
 * @param draftOrders the Bundle of drafted orders; empty for patient-view
 * @param selections order-select: references of the orders just selected, as sent
 */
public record HookContext(
        String userId,
        String patientId,
        Optional<String> encounterId,
        Optional<ReceivedJson> draftOrders,
        List<String> selections) {

    public HookContext {
        selections = List.copyOf(selections);
    }
}
