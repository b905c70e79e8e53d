package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The demo's invented patients, one file each, put into the record before the first call can come. */
@Component
@Profile("demo")
final class DemoPatients implements SmartInitializingSingleton {
    private static final String FILES = "classpath:demo/*.json";

    private final RecordStore store;
    private final Clock clock;

    DemoPatients(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        bundles(clock)
                .forEach(bundle -> bundle.getEntry().stream()
                        .map(BundleEntryComponent::getResource)
                        .forEach(store::put));
    }

    /**
     * Every file as a FHIR R4 Bundle, with its dates counted from now.
     *
     * @throws ca.uhn.fhir.parser.DataFormatException if one is not valid FHIR
     */
    static List<Bundle> bundles(Clock clock) {
        RelativeDates dates = new RelativeDates(clock);
        var parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        List<Bundle> bundles = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                String text = dates.in(file.getContentAsString(StandardCharsets.UTF_8));
                bundles.add(parser.parseResource(Bundle.class, text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demo patients in the jar cannot be read", e);
        }
        return bundles;
    }
}
