package dev.faultline.standalone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** How the one process is run. {@link StartOptions} reads the same names before Quarkus starts, to refuse early. */
@ConfigMapping(prefix = "faultline.standalone")
public interface StandaloneConfig {
    /** The folder that holds the broker's data, created when missing. One process at a time may use it. */
    @WithDefault(StartOptions.DEFAULT_DATA)
    Path data();

    /** The port at which the embedded broker answers subscribers, 1 to 65535; 0 takes a free one. */
    @WithDefault("" + StartOptions.DEFAULT_KAFKA_PORT)
    int kafkaPort();

    /** Whether to load the outage of 3 September 2013 after the start and print its recovery tables. */
    @WithDefault("false")
    boolean demo();

    /** Whether to stop after the demo, with exit code 0 when every figure was the published one, else 1. */
    @WithDefault("false")
    boolean demoExit();
}
