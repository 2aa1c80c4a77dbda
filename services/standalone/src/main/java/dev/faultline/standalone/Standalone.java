package dev.faultline.standalone;

import dev.faultline.standalone.demo.Demo;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.vertx.http.HttpServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The one process. Refuses a start that cannot work in one line on stderr and with exit code 1. */
@QuarkusMain
public final class Standalone implements QuarkusApplication {
    private final StandaloneConfig config;
    private final EmbeddedBrokerWiring broker;
    private final HttpServer http;

    Standalone(StandaloneConfig config, EmbeddedBrokerWiring broker, HttpServer http) {
        this.config = config;
        this.broker = broker;
        this.http = http;
    }

    /** Starts Faultline as the system properties and the environment say; takes no arguments. */
    public static void main(String... args) {
        if (liveCoding()) {
            // It restarts within one process: the ports stay with it, and it must not exit.
            Quarkus.run(Standalone.class, args);
            return;
        }
        try {
            check();
        } catch (StartRefusedException e) {
            refuse(e.getMessage());
        }
        Quarkus.run(Standalone.class, Standalone::exit, args);
    }

    /** Quarkus tells its launch mode only later than this; what can be seen already is who loaded the class. */
    private static boolean liveCoding() {
        return Standalone.class.getClassLoader().getClass().getSimpleName().equals("QuarkusClassLoader");
    }

    private static void check() {
        StartCheck.checkAccess(StartOptions::ofProcess);
        boolean kafkaPortChosen =
                StartOptions.ofProcess(StartOptions.KAFKA_PORT_PROPERTY).isPresent();
        StartOptions options = StartCheck.check(StartOptions.read(StartOptions::ofProcess), kafkaPortChosen);
        System.setProperty(StartOptions.KAFKA_PORT_PROPERTY, String.valueOf(options.kafkaPort()));
        if (options.demo()) {
            Demo.settings().forEach(Standalone::setUnlessSet);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (StartOptions.ofProcess(property).isEmpty()) {
            System.setProperty(property, value);
        }
    }

    private static void refuse(String why) {
        System.err.println("faultline: " + why);
        System.exit(1);
    }

    /** Quarkus itself says nothing of a failed start: its log category for that is off. */
    private static void exit(int code, Throwable error) {
        if (error == null) {
            System.exit(code);
        }
        Optional<String> why = StartFailure.explain(error);
        if (why.isEmpty()) {
            error.printStackTrace();
        }
        refuse(why.orElse("the start failed by a fault of the program; the trace above tells where"));
    }

    @Override
    public int run(String... args) {
        base().ifPresent(base -> {
            var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            var welcome = new Welcome(config, base, broker.address(), out);
            Thread.ofPlatform().name("faultline-welcome").daemon().start(() -> welcome.run(Quarkus::asyncExit));
        });
        Quarkus.waitForExit();
        return 0;
    }

    /** Where the server answers; empty after a live reload, when it does not say, and nobody has to be told again. */
    private Optional<String> base() {
        try {
            return Optional.of(http.getLocalBaseUri().toString().replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
