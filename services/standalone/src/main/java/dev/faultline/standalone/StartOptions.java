package dev.faultline.standalone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What has to be known before Quarkus starts, so that a start that cannot work is refused at once and in one line.
 *
 * @param httpHost the address at which HTTP is served
 * @param httpPort its port; 0 takes a free one
 * @param kafkaPort the embedded broker's port; 0 takes a free one
 * @param data the data folder, absolute
 * @param demo whether the demo is asked for
 */
record StartOptions(String httpHost, int httpPort, int kafkaPort, Path data, boolean demo) {
    static final String DEFAULT_HOST = "127.0.0.1";
    static final int DEFAULT_HTTP_PORT = 8080;
    static final int DEFAULT_KAFKA_PORT = 19_092;
    static final String DEFAULT_DATA = "data/run";

    static final String KAFKA_PORT_PROPERTY = "faultline.standalone.kafka-port";

    private static final int MAX_PORT = 65_535;

    /**
     * Reads the options.
     *
     * @param property the value of a property, empty when it is not set
     * @throws StartRefusedException when a value is not one that the option can have
     */
    static StartOptions read(Function<String, Optional<String>> property) {
        return new StartOptions(
                property.apply("quarkus.http.host").orElse(DEFAULT_HOST),
                port(property, "quarkus.http.port", "--port", DEFAULT_HTTP_PORT),
                port(property, KAFKA_PORT_PROPERTY, "--kafka-port", DEFAULT_KAFKA_PORT),
                folder(property.apply("faultline.standalone.data").orElse(DEFAULT_DATA)),
                flag(property, "faultline.standalone.demo") | flag(property, "faultline.standalone.demo-exit"));
    }

    /** Looks a property up as Quarkus does: system properties first, then the environment in capitals. */
    static Optional<String> ofProcess(String property) {
        String value = System.getProperty(property);
        return Optional.ofNullable(value != null ? value : System.getenv(environmentName(property)));
    }

    static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }

    private static int port(Function<String, Optional<String>> property, String name, String option, int byDefault) {
        Optional<String> value = property.apply(name).map(String::strip);
        if (value.isEmpty()) {
            return byDefault;
        }
        try {
            int port = Integer.parseInt(value.get());
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, with the bounds.
        }
        throw new StartRefusedException("%s (%s) is a number from 0 to %d, where 0 takes a free port; it was: %s"
                .formatted(option, name, MAX_PORT, value.get()));
    }

    private static Path folder(String value) {
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartRefusedException("--data (faultline.standalone.data) is not a path: " + e.getMessage());
        }
    }

    private static boolean flag(Function<String, Optional<String>> property, String name) {
        String value = property.apply(name).map(String::strip).orElse("false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new StartRefusedException("%s is true or false; it was: %s".formatted(name, value));
        };
    }
}
