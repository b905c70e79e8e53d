package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code .github/SECURITY.md} answers every threat and every known fault, and every test that it names is there. */
class SecurityPaperTest {
    private static final Path PAPER = Path.of(".github/SECURITY.md");
    private static final Path TESTS = Path.of("src/test/java");

    /** The rows of the project's threat list, T-01 … T-30. */
    private static final Set<String> THREATS =
            IntStream.rangeClosed(1, 30).mapToObj("T-%02d"::formatted).collect(Collectors.toCollection(TreeSet::new));

    /** The risks that the specification lists. */
    private static final int RISKS = 6;

    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");

    @Test
    void everyThreatIsAnsweredByTestsThatBearItsId() throws IOException {
        Map<String, String> rows = rows("T-\\d\\d");
        assertThat(rows.keySet()).isEqualTo(THREATS);
        for (Map.Entry<String, String> row : rows.entrySet()) {
            List<String> classes = names(lastCell(row.getValue()));
            assertThat(classes).as(row.getKey()).isNotEmpty();
            String method = row.getKey().replace("T-", "[tT]") + "_\\w+\\(";
            assertThat(classes)
                    .as("%s is in the name of a test of each", row.getKey())
                    .allMatch(name -> Pattern.compile("void (?:\\w+_)?" + method)
                            .matcher(source(name))
                            .find());
        }
    }

    @Test
    void everyRiskOfTheSpecificationIsAnswered() throws IOException {
        Map<String, String> rows = rows("A-\\d");
        assertThat(rows).hasSize(RISKS);
        assertThat(rows.values())
                .allMatch(row ->
                        Pattern.compile("T-\\d\\d|`\\w+Test`").matcher(row).find());
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        assertThat(names(Files.readString(PAPER)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(source(name)).as(name).isNotEmpty());
    }

    @Test
    void theTableOfKnownFaultsIsThatOfTheMachineReadableForm() throws IOException {
        Set<String> told = rows("CVE-\\d+-\\d+").keySet();
        assertThat(told).isNotEmpty().isEqualTo(KnownFaults.read().ids());
    }

    /** Rows of the paper's tables by their first cell's id. */
    private static Map<String, String> rows(String id) throws IOException {
        Pattern row = Pattern.compile("\\| (" + id + ")\\b.*\\|");
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAPER)) {
            Matcher found = row.matcher(line);
            if (found.matches()) {
                assertThat(rows.put(
                                found.group(1),
                                line.substring(0, line.length() - 2).strip()))
                        .as("%s twice", found.group(1))
                        .isNull();
            }
        }
        return rows;
    }

    private static String lastCell(String row) {
        return row.substring(row.lastIndexOf('|') + 1);
    }

    private static List<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(name -> name.group(1))
                .distinct()
                .toList();
    }

    private static String source(String test) {
        try (Stream<Path> files = Files.walk(TESTS)) {
            Path file =
                    files.filter(f -> f.endsWith(test + ".java")).findFirst().orElse(null);
            return file == null ? "" : Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
