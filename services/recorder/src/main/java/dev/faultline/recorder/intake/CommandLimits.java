package dev.faultline.recorder.intake;

import java.time.Duration;

/**
 * What commands may take. Values that make no sense are refused by the name of their setting.
 *
 * @param maxBodyBytes the longest body after decompression, in bytes; 1 KiB to 512 KiB, so that its event fits on the log
 * @param maxAhead how far occurredAt may lie behind the time of receipt, for clocks that go fast; 0 to 1 day
 * @param maxCommands the most commands under way at once; 1 to 10,000
 * @param timeout how long a command may take, from its body to its answer; 100 ms to 10 minutes
 */
public record CommandLimits(int maxBodyBytes, Duration maxAhead, int maxCommands, Duration timeout) {
    private static final int KIB = 1024;

    /** The defaults: 256 KiB, 5 minutes, 256 commands, 30 seconds. */
    public static final CommandLimits DEFAULTS =
            new CommandLimits(256 * KIB, Duration.ofMinutes(5), 256, Duration.ofSeconds(30));

    public CommandLimits {
        within("faultline.recorder.max-command-body", maxBodyBytes, KIB, 512 * KIB, "bytes");
        within(
                "faultline.recorder.max-ahead",
                maxAhead.toMillis(),
                0,
                Duration.ofDays(1).toMillis(),
                "ms");
        within("faultline.recorder.max-commands", maxCommands, 1, 10_000, "commands");
        within("faultline.recorder.command-timeout", timeout.toMillis(), 100, 600_000, "ms");
    }

    private static void within(String setting, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must lie between %d and %d %s, and is %d".formatted(setting, least, most, unit, value));
        }
    }
}
