package dev.ivigcds.vignettes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * On tests that know of the server no more than what it says over HTTP: the whole server in the demo profile on a free port, started once for all
 * of them ({@link ServerUnderTest}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("black-box")
public @interface DemoServer {

    /** A clock that tests set, in place of the machine's. */
    @TestConfiguration
    class Time {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Vignette.ZONE);
        }
    }
}
