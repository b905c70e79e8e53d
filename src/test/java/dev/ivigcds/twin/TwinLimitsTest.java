package dev.ivigcds.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hl7.elm.r1.ParameterDef;
import org.hl7.elm.r1.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The numbers of the CQL are those of service.yaml. */
class TwinLimitsTest {
    private static final CqlLibraries LIBRARIES = new CqlLibraries();
    /** What service.yaml calls the units of CQL. */
    private static final Map<String, String> UNITS = Map.of(
            "day",
            "d",
            "days",
            "d",
            "week",
            "wk",
            "weeks",
            "wk",
            "years",
            "a",
            "{courses}",
            "courses",
            "{points}",
            "points");

    @ParameterizedTest
    @CsvSource({
        "IgaBeforeIvig, igaScreening",
        "IvigDose, infusionDose",
        "IvigDayGrams, infusionDose",
        "IvigRun, responseReview",
        "IvigResponse, responseReview"
    })
    void theDefaultsAreThoseOfTheService(String library, String rule) {
        Map<String, String> written = limits(rule);
        var parameters = LibraryResources.parameters(LIBRARIES.translated(library));
        assertThat(parameters).isNotEmpty();
        for (ParameterDef parameter : parameters) {
            Quantity limit = (Quantity) parameter.getDefault();
            assertThat(written).as(rule).containsKey(parameter.getName());
            String[] ours = written.get(parameter.getName()).split(" ", 2);
            assertThat(limit.getValue()).as(parameter.getName()).isEqualByComparingTo(new BigDecimal(ours[0]));
            assertThat(UNITS.getOrDefault(limit.getUnit(), limit.getUnit()))
                    .as(parameter.getName())
                    .isEqualTo(ours[1]);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> limits(String rule) {
        try {
            Map<String, Object> service =
                    new Yaml().load(Files.readString(Path.of("hooks/ivig-myositis/service.yaml")));
            Map<String, Object> rules = (Map<String, Object>) service.get("rules");
            return (Map<String, String>) ((Map<String, Object>) rules.get(rule)).get("parameters");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
