package dev.ivigcds;

import org.springframework.test.context.DynamicPropertyRegistry;

/** One client in the settings of a server under test; a list in the settings is only ever replaced as a whole. */
final class ClientProperties {
    private ClientProperties() {}

    /** Adds a client of these settings, each as {@code key=value}. */
    static void add(DynamicPropertyRegistry properties, int index, String... settings) {
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String key = "ivig-cds.clients[" + index + "]." + setting.substring(0, equals);
            String value = setting.substring(equals + 1);
            properties.add(key, () -> value);
        }
    }
}
