package dev.ivigcds;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Outside the demo, whose patients are invented, libraries are kept quiet before the first call is let in. */
@Configuration(proxyBeanMethods = false)
@Profile("!demo")
class Silence {
    Silence() {
        LibrarySilence.begin();
    }
}
