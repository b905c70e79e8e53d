package dev.ivigcds.twin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.DefaultLibrarySourceProvider;
import org.cqframework.cql.cql2elm.LibraryBuilder;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.quick.FhirLibrarySourceProvider;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;

/** The CQL of {@code fhir-profiles/libraries}, translated; an error of the translator is an error of the test. */
final class CqlLibraries {
    static final Path FOLDER = Path.of("fhir-profiles/libraries");
    static final String VERSION = "1.0.0";
    static final List<String> NAMES = List.of(
            "IvigDiagnoses",
            "IvigCommon",
            "IvigOrders",
            "IvigRun",
            "IvigDose",
            "IgaBeforeIvig",
            "IvigDayGrams",
            "IvigResponse");

    private final LibraryManager manager = new LibraryManager(
            new ModelManager(),
            new CqlCompilerOptions(
                    CqlCompilerException.ErrorSeverity.Info,
                    LibraryBuilder.SignatureLevel.Overloads,
                    CqlCompilerOptions.Options.DisableListDemotion,
                    CqlCompilerOptions.Options.DisableListPromotion));

    CqlLibraries() {
        manager.getLibrarySourceLoader().registerProvider(new DefaultLibrarySourceProvider(FOLDER));
        manager.getLibrarySourceLoader().registerProvider(new FhirLibrarySourceProvider());
        NAMES.forEach(this::translated);
    }

    LibraryManager manager() {
        return manager;
    }

    /** One library as ELM. */
    Library translated(String name) {
        List<CqlCompilerException> faults = new ArrayList<>();
        Library library = manager.resolveLibrary(id(name), faults).getLibrary();
        if (!faults.isEmpty()) {
            throw new AssertionError(name + ": "
                    + faults.stream().map(CqlCompilerException::getMessage).toList());
        }
        return library;
    }

    static VersionedIdentifier id(String name) {
        return new VersionedIdentifier().withId(name).withVersion(VERSION);
    }
}
