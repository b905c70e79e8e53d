package dev.ivigcds.fhir;

import dev.ivigcds.facts.Occasion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What surrounds the reading of one chart.
 *
 * @param occasion the hook
 * @param now the time of the call
 * @param zone where dates without an offset are read
 * @param patientId id of the patient in context
 * @param encounterId id of the encounter in context, if any
 * @param assumeMyositis whether this client's IVIG orders are for myositis unless they say otherwise
 */
record Circumstances(
        Occasion occasion,
        Instant now,
        ZoneId zone,
        String patientId,
        Optional<String> encounterId,
        boolean assumeMyositis) {}
