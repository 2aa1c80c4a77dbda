package dev.faultline.standalone;

import dev.faultline.access.gate.SafeStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks, before anything starts, whether it may be open to whom it would be open, and whether the ports are free. The data folder is looked at by the broker that locks it. */
final class StartCheck {
    private StartCheck() {}

    /**
     * Checks who would be let in.
     *
     * @param property the value of a property, empty when it is not set
     * @throws StartRefusedException when that is everybody, elsewhere than on this machine
     */
    static void checkAccess(Function<String, Optional<String>> property) {
        Map<String, String> defaults =
                Map.of(SafeStart.MODE, SafeStart.OPEN, "quarkus.http.host", StartOptions.DEFAULT_HOST);
        Function<String, Optional<String>> settings =
                name -> property.apply(name).or(() -> Optional.ofNullable(defaults.get(name)));
        SafeStart.refusal(settings).ifPresent(why -> {
            throw new StartRefusedException(why);
        });
        boolean tokens = settings.apply(SafeStart.MODE).equals(Optional.of(SafeStart.TOKEN));
        for (String demo : List.of("faultline.standalone.demo", "faultline.standalone.demo-exit")) {
            if (tokens && property.apply(demo).equals(Optional.of("true"))) {
                throw new StartRefusedException(
                        demo + " loads its outage without a token, so it goes with faultline.access.mode=open only");
            }
        }
    }

    /**
     * Checks the ports that a start needs.
     *
     * @return the options to start with: those given, or, for a demo whose Kafka port is taken and was not chosen, the same
     *     with a free port
     * @throws StartRefusedException at the first thing that stands in the way
     */
    static StartOptions check(StartOptions options, boolean kafkaPortChosen) {
        if (!free(options.httpHost(), options.httpPort())) {
            throw new StartRefusedException(
                    "HTTP port %d of %s is in use; stop what uses it, or choose another port with --port"
                            .formatted(options.httpPort(), options.httpHost()));
        }
        if (free(StartOptions.DEFAULT_HOST, options.kafkaPort())) {
            return options;
        }
        if (options.demo() && !kafkaPortChosen) {
            return new StartOptions(options.httpHost(), options.httpPort(), 0, options.data(), true);
        }
        throw new StartRefusedException(
                "Kafka port %d of %s is in use; stop what uses it, or choose another port with --kafka-port (0 takes a free one)"
                        .formatted(options.kafkaPort(), StartOptions.DEFAULT_HOST));
    }

    private static boolean free(String host, int port) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new StartRefusedException("quarkus.http.host is no address of this machine: " + host);
        }
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            if (port > 0 && port < 1024 && String.valueOf(e.getMessage()).contains("ermission")) {
                throw new StartRefusedException(
                        "port %d needs privileges; choose one above 1023 with --port or --kafka-port".formatted(port));
            }
            return false;
        }
    }
}
