package dev.ivigcds.fhir;

import dev.ivigcds.facts.Occasion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What surrounds the reading.
 *
 * @param occasion the hook
 * @param now the time of the call
 * @param zone where a date without an offset is read
 * @param patientId id of the patient in context
 * @param encounterId id of the encounter in context, if any
 * @param assumeMyositis this client's IVIG orders are for myositis unless they say otherwise (clinical.md 0.2)
 */
record Circumstances(
        Occasion occasion,
        Instant now,
        ZoneId zone,
        String patientId,
        Optional<String> encounterId,
        boolean assumeMyositis) {}
