package dev.ivigcds;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Parts of HL7's core that have known faults are in the jar and in nobody's way (T-28, {@code .github/SECURITY.md}). */
class UnusedLibrariesTest {
    private static final String[] FAULTY = {
        "org.hl7.fhir.utilities.http..", "org.hl7.fhir.utilities.npm..", "org.hl7.fhir.r4.utils.client.."
    };

    @Test
    void t28_ofHl7sCoreOnlyTheModelIsUsedHere() {
        JavaClasses ours = classes("dev.ivigcds");
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.hl7..")
                        .and(resideOutsideOfPackages("org.hl7.fhir.r4.model..", "org.hl7.fhir.instance.model.api..")))
                .check(ours);
    }

    @Test
    void t28_hapiNeverUsesThePartsOfTheCoreThatAreFaulty() {
        JavaClasses hapi = classes("ca.uhn.fhir", "org.hl7.fhir.r4.hapi");
        assertThat(hapi.contain("ca.uhn.fhir.parser.JsonParser")).isTrue();
        assertThat(hapi.contain("ca.uhn.fhir.rest.server.RestfulServer")).isTrue();
        noClasses().should().dependOnClassesThat(resideInAnyPackage(FAULTY)).check(hapi);
    }

    @Test
    void t28_theModelNeverUsesThemEither() {
        JavaClasses model = classes("org.hl7.fhir.r4.model");
        assertThat(model.contain("org.hl7.fhir.r4.model.MedicationRequest")).isTrue();
        noClasses().should().dependOnClassesThat(resideInAnyPackage(FAULTY)).check(model);
    }

    /** The classes of these packages; what they use is known by its name alone, which is enough here and quick. */
    private static JavaClasses classes(String... packages) {
        return ArchConfiguration.withThreadLocalScope(settings -> {
            settings.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(packages);
        });
    }
}
