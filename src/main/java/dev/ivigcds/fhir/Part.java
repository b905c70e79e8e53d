package dev.ivigcds.fhir;

import dev.ivigcds.facts.Section;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * What was brought or fetched under one prefetch key: the resources of the answer, without outcomes and without paging.
 *
 * @param resources resources as they came, included ones too
 * @param completeness whether that is all there is
 */
record Part(List<Resource> resources, Section.Completeness completeness) {
    Part {
        resources = List.copyOf(resources);
    }
}
