package dev.ivigcds.caller;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Client settings for tests, written and bound as a site writes them. */
final class ClientFixture {
    private ClientFixture() {}

    /** A client of these settings alone, each as {@code key=value}. */
    static ClientSettings settings(String... pairs) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            properties.put("client." + pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("client", Bindable.of(ClientSettings.class))
                .get();
    }

    /** A hospital that signs its calls, with further settings over its own. */
    static ClientSettings hospital(String... pairs) {
        String[] own = {
            "id=general-hospital",
            "issuer=" + SigningEhr.ISSUER,
            "tenant=" + SigningEhr.TENANT,
            "jwks-url=https://ehr.hospital.example/jwks",
            "fhir-servers[0]=https://ehr.hospital.example/fhir/r4"
        };
        String[] all = java.util.Arrays.copyOf(own, own.length + pairs.length);
        System.arraycopy(pairs, 0, all, own.length, pairs.length);
        return settings(all);
    }
}
