package dev.ivigcds.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** "Holds" in {@code src/docs/conformance.md} is true of this very build: each of the tests was run in it, and passed. */
class ConformanceIT {
    private static final Path REPORTS = Path.of("target/surefire-reports");

    @Test
    void everyTestThatHoldsADutyWasRunAndPassed() throws Exception {
        Map<String, Boolean> passed = passed();
        List<Duty> duties = Duty.all();
        TiedTests tests = TiedTests.of(duties);
        for (Duty duty : duties) {
            assertThat(tests.of(duty).stream().filter(test -> !test.contains("IT#")))
                    .as("%s: %s", duty.id(), duty.text())
                    .allSatisfy(test -> assertThat(passed).containsEntry(test, true));
        }
    }

    /** Whether all runs of a test passed, by {@code Class#method}. */
    private static Map<String, Boolean> passed() throws Exception {
        Map<String, Boolean> passed = new HashMap<>();
        try (var reports = Files.newDirectoryStream(REPORTS, "TEST-*.xml")) {
            for (Path report : reports) {
                NodeList cases = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(report.toFile())
                        .getElementsByTagName("testcase");
                for (int i = 0; i < cases.getLength(); i++) {
                    Element test = (Element) cases.item(i);
                    passed.merge(name(test), isPassed(test), Boolean::logicalAnd);
                }
            }
        }
        return passed;
    }

    private static boolean isPassed(Element test) {
        return List.of("failure", "error", "skipped").stream()
                .allMatch(fault -> test.getElementsByTagName(fault).getLength() == 0);
    }

    /** A test with arguments is reported with them behind its name. */
    private static String name(Element test) {
        String type = test.getAttribute("classname");
        return type.substring(type.lastIndexOf('.') + 1) + "#"
                + test.getAttribute("name").split("[^\\w$]", 2)[0];
    }
}
