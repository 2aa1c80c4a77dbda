package dev.faultline.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What events are made of, from a seed, with the texts and instants that codecs get wrong. */
public final class RandomValues {
    private static final String[] PIECES = {
        "a",
        "sw-1",
        "core router",
        "\"",
        "\\",
        "/",
        "\n",
        "\t",
        "\u0000",
        "\u001f",
        "\u007f",
        "é",
        "\u0800",
        "\u2028",
        "\uffff",
        "\ufffd",
        "📡",
        "𐀀",
        "{",
        "}",
        "\",\"role\":\"",
        "'",
        "<b>"
    };

    private final RandomGenerator random;

    public RandomValues(RandomGenerator random) {
        this.random = random;
    }

    public Instant instant() {
        long seconds = random.nextLong(Instants.EARLIEST.getEpochSecond(), Instants.LATEST.getEpochSecond());
        return Instant.ofEpochSecond(seconds, nanos());
    }

    /** Zero half of the time. */
    public Duration uncertainty() {
        if (random.nextBoolean()) {
            return Duration.ZERO;
        }
        return random.nextInt(10) == 0
                ? Uncertainty.LARGEST
                : Duration.ofSeconds(
                        random.nextLong(1L << random.nextInt(1, 25)) % Uncertainty.LARGEST.getSeconds(), nanos());
    }

    private int nanos() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(1_000) * 1_000_000;
            case 1 -> random.nextInt(1_000_000) * 1_000;
            case 2 -> random.nextInt(1_000_000_000);
            default -> 0;
        };
    }

    /** Text that is not empty. */
    public String name() {
        String text = text();
        return text.isEmpty() ? "x" : text;
    }

    /** Up to three names. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            names.add(name());
        }
        return names;
    }

    public String text() {
        if (random.nextInt(4) > 0) {
            return plain(random.nextInt(random.nextInt(20) == 0 ? 2_000 : 24));
        }
        StringBuilder text = new StringBuilder(plain(random.nextInt(9)));
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(plain(random.nextInt(9)));
        }
        return text.toString();
    }

    private String plain(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abcdefghijklmnopqrstuvwxyz-0123456789 .".charAt(random.nextInt(39)));
        }
        return text.toString();
    }

    public <T> Optional<T> optional(T something) {
        return random.nextInt(3) == 0 ? Optional.of(something) : Optional.empty();
    }
}
