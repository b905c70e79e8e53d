package dev.ivigcds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the house: which room may import which, and where the frameworks live. Decision record 0002 explains the map. */
class HouseTest {
    private static final String ROOT = "dev.ivigcds";

    /** Every arrow between two rooms. An arrow that is not here fails, and so does an entry that no code uses. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("facts", Set.of()),
            Map.entry("wire", Set.of()),
            Map.entry("pages", Set.of()),
            Map.entry("terminology", Set.of("facts")),
            Map.entry("artefacts", Set.of("terminology", "wire")),
            Map.entry("dosing", Set.of("facts")),
            Map.entry("caller", Set.of("wire")),
            Map.entry("rules", Set.of("facts", "dosing")),
            Map.entry("journal", Set.of("wire")),
            Map.entry("cards", Set.of("rules", "facts", "wire")),
            Map.entry("fhir", Set.of("facts", "terminology", "caller", "wire")),
            Map.entry("catalog", Set.of("rules", "facts", "cards", "terminology", "artefacts", "wire")),
            Map.entry(
                    "consult",
                    Set.of("catalog", "fhir", "rules", "cards", "journal", "caller", "facts", "wire", "dosing")),
            Map.entry("web", Set.of("consult", "catalog", "artefacts", "caller", "journal", "pages", "wire")),
            Map.entry("smart", Set.of("consult", "catalog", "fhir", "caller", "pages", "wire")),
            Map.entry(
                    "check",
                    Set.of(
                            "web",
                            "consult",
                            "catalog",
                            "cards",
                            "fhir",
                            "dosing",
                            "terminology",
                            "caller",
                            "facts",
                            "wire")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theArrowsBetweenRoomsAreExactlyThoseOfTheMap() {
        assertThat(arrows()).isEqualTo(new TreeMap<>(Map.copyOf(sorted())));
    }

    @Test
    void nothingImportsTheDemo() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".demo..")
                .check(HOUSE);
    }

    @Test
    void hapiStaysInTheFhirRoomAndTheDemo() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".fhir..", ROOT + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..")
                .check(HOUSE);
    }

    @Test
    void unitsAreReadInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".dosing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.fhir.ucum..")
                .check(HOUSE);
    }

    @Test
    void springStaysInWebPagesDemoAndTheRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".web..", ROOT + ".pages..", ROOT + ".smart..", ROOT + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(HOUSE);
    }

    @Test
    void jsonIsReadWithOneJackson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(HOUSE);
    }

    @Test
    void nobodyAsksTheClockOfTheMachine() {
        for (Class<?> time : new Class<?>[] {
            Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class
        }) {
            noClasses().should().callMethod(time, "now").check(HOUSE);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(HOUSE);
    }

    private static TreeMap<String, Set<String>> sorted() {
        TreeMap<String, Set<String>> sorted = new TreeMap<>();
        ARROWS.forEach((room, allowed) -> sorted.put(room, new TreeSet<>(allowed)));
        return sorted;
    }

    private static TreeMap<String, Set<String>> arrows() {
        TreeMap<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            String from = room(type);
            if (from.isEmpty() || from.equals("demo")) {
                continue;
            }
            Set<String> to = arrows.computeIfAbsent(from, room -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> room(dependency.getTargetClass().getBaseComponentType()))
                    .filter(room -> !room.isEmpty() && !room.equals(from))
                    .forEach(to::add);
        }
        return arrows;
    }

    /** The room of a class of ours, or empty for the root package and for everything else. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return "";
        }
        String below = name.substring(ROOT.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
