package dev.ivigcds.demo;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the console shows once the demo is up: what it is, where it is, and what to try. */
@Component
@Profile("demo")
final class ConsoleLines {
    /** The port that the demo requests name in {@code fhirServer}. */
    private static final String PORT_IN_REQUESTS = "8080";

    private static final String REQUESTS = "hooks/ivig-myositis/requests/";

    @EventListener
    void print(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port != null) {
            System.out.println(lines(port));
        }
    }

    static String lines(String port) {
        return """

                ------------------------------------------------------------------------------
                 IVIG CDS: checks an order of intravenous immunoglobulin in myositis
                 This is the demo. Its patients are invented. It is not for care.

                   Look at it     http://localhost:%1$s/
                   Discovery      http://localhost:%1$s/cds-services
                   FHIR server    http://localhost:%1$s/fhir
                   Feedback       http://localhost:%1$s/reports/feedback

                 Try, in a second terminal in the project's folder:

                %2$s
                 More requests: %3$s      Stop: Ctrl+C
                ------------------------------------------------------------------------------
                """.formatted(port, tries(port), REQUESTS);
    }

    private static String tries(String port) {
        return Stream.of(
                        curl("IgA never measured before a first infusion", port, "iga-unscreened"),
                        curl("90 kg and 1 g/kg: too many grams on one day", port, "too-many-grams"),
                        curl("Everything in order: no card", port, "all-in-order"))
                .collect(Collectors.joining("\n"));
    }

    private static String curl(String what, String port, String request) {
        String file = REQUESTS + request + ".json";
        String call =
                "curl -s localhost:" + port + "/cds-services/ivig-myositis -H 'Content-Type: application/json' -d ";
        String line = port.equals(PORT_IN_REQUESTS)
                ? call + "@" + file
                : "sed s/localhost:" + PORT_IN_REQUESTS + "/localhost:" + port + "/ " + file + " | " + call + "@-";
        return "   # " + what + "\n   " + line + "\n";
    }
}
