package dev.faultline.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks, before anything starts, whether the ports are free. The data folder is looked at by the broker that locks it. */
final class StartCheck {
    private StartCheck() {}

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
