package dev.ivigcds;

import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole server in the JVM of the tests, until that ends. */
public final class ServerInThisJvm {
    private ServerInThisJvm() {}

    /** Starts it on a free port, with a clock in place of the machine's, and tells its port. */
    public static int start(Clock clock, String... arguments) {
        String[] ports = {"--server.port=0", "--management.server.port=0"};
        var server = new SpringApplicationBuilder(IvigCds.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("clockOfTheTests", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(Stream.of(ports, arguments).flatMap(Stream::of).toArray(String[]::new));
        return ((WebServerApplicationContext) server).getWebServer().getPort();
    }
}
