package dev.faultline.standalone;

import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.WrongTopicException;
import dev.faultline.standalone.broker.BrokerStartException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the failures of a start that an operator can mend, which one line explains, from faults of the program. */
final class StartFailure {
    /** How many causes are looked at, for a chain of causes may be a ring. */
    private static final int MAX_CAUSES = 30;

    private StartFailure() {}

    /** The one line that explains the failure; empty when only a stack trace can. */
    static Optional<String> explain(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .flatMap(cause -> line(cause).stream())
                .findFirst();
    }

    private static Optional<String> line(Throwable cause) {
        return switch (cause) {
            case StartRefusedException e -> Optional.of(e.getMessage());
            case ConfigurationException e -> Optional.of(oneLine(e));
            case BrokerStartException e -> Optional.of(e.getMessage());
            case WrongTopicException e -> Optional.of(oneLine(e));
            case HistoryLostException e -> Optional.of(e.getMessage());
            case LogUnavailableException e -> Optional.of(e.getMessage());
            case QuarkusBindException e ->
                Optional.of("HTTP port " + e.getPort() + " is in use; choose another with --port");
            case BindException e -> Optional.of("a port is in use: " + e.getMessage());
            case ConfigValidationException e -> Optional.of("wrong configuration: " + oneLine(e));
            case IllegalArgumentException e when isAboutASetting(e) -> Optional.of(oneLine(e));
            default -> Optional.empty();
        };
    }

    private static boolean isAboutASetting(IllegalArgumentException e) {
        return e.getMessage() != null && e.getMessage().startsWith("faultline.");
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
