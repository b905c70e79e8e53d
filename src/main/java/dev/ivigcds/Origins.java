package dev.ivigcds;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/** Where a setting was written: the file with line and column, or the environment variable. */
final class Origins {
    private static final Pattern KEY = Pattern.compile("(ivig-cds[^ :]*)(: .*)", Pattern.DOTALL);

    private final Environment environment;

    Origins(Environment environment) {
        this.environment = environment;
    }

    /** A fault that begins with its key, with the place behind the key where the key was written at all. */
    String placed(String fault) {
        Matcher parts = KEY.matcher(fault);
        return parts.matches()
                ? parts.group(1)
                        + place(parts.group(1))
                                .map(origin -> " (" + origin + ")")
                                .orElse("")
                        + parts.group(2)
                : fault;
    }

    private Optional<Origin> place(String key) {
        return Stream.of(key, key + "[0]", key + ".id")
                .map(ConfigurationPropertyName::of)
                .flatMap(name -> written(name).stream())
                .findFirst();
    }

    private Optional<Origin> written(ConfigurationPropertyName name) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return Optional.ofNullable(property.getOrigin());
            }
        }
        return Optional.empty();
    }
}
