package dev.ivigcds.vignettes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;

/**
 * Starts the whole server in the demo profile on a free port, once for all tests that carry this, with a clock that tests set. The one client
 * is written out here because a list in the settings is replaced as a whole.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "ivig-cds.deadline=20s",
            "ivig-cds.clients[0].id=demo",
            "ivig-cds.clients[0].trust=none",
            "ivig-cds.clients[0].allow-http=true",
            "ivig-cds.clients[0].fhir-servers[0]=http://localhost:8080/fhir",
            "ivig-cds.clients[0].cors-origins[0]=*",
            "ivig-cds.clients[0].profile=sandbox",
            "ivig-cds.clients[0].anonymous-fhir=true",
            "ivig-cds.clients[0].explain=true",
            "ivig-cds.clients[0].time-zone=Europe/Berlin",
            "ivig-cds.clients[0].rate-limit=100000/s"
        })
@ActiveProfiles("demo")
@Import(DemoServer.Time.class)
public @interface DemoServer {

    /** A clock that stands still in place of the machine's. */
    @TestConfiguration
    class Time {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Vignette.ZONE);
        }
    }
}
