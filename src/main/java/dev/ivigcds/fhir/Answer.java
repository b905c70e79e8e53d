package dev.ivigcds.fhir;

import org.hl7.fhir.r4.model.Resource;

/** What came of one request to a FHIR server. */
sealed interface Answer {
    String IN_TIME = "the record server did not answer in time";
    String SILENT = "the record server did not answer";
    String ERROR = "the record server answered with an error";
    String REFUSED = "the record server refused access";
    String UNREADABLE = "the record server's answer could not be read";

    String BUSY = "too many requests to the record server were under way";
    String RESTING = "the record server kept failing and is not asked for some seconds";
    String OUT_OF_BOUNDS = "the record server's address is not one that may be called";
    String NO_TOKEN = "no access token for the record server could be had";

    record Given(Resource resource) implements Answer {}

    /**
     * Nothing to read.
     *
     * @param because end of the sentence "could not be checked: …"
     */
    record Failed(String because) implements Answer {}
}
