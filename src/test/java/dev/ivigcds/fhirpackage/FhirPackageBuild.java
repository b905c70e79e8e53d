package dev.ivigcds.fhirpackage;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Writes the FHIR package: {@code ./mvnw verify} runs this after the jar is packed, and it is none of the tests that run before. */
class FhirPackageBuild {
    @Test
    void writesThePackage() throws IOException {
        Tgz.write(
                FhirPackage.files(System.getProperty("ivig-cds.version")),
                Path.of(System.getProperty("ivig-cds.fhir-package")));
    }
}
