package dev.faultline.standalone.published;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A period that Upptime publishes an uptime for, and the window of ours that gives it. Each ends when it was published. */
enum Period {
    /** All there is: the window begins with the first fact, which is when the source began to watch. */
    ALL("uptime", Optional.empty()),
    /** 24 hours. */
    DAY("uptimeDay", Optional.of(Duration.ofDays(1))),
    /** 7 times 24 hours. */
    WEEK("uptimeWeek", Optional.of(Duration.ofDays(7))),
    /** The source divides by 30.42 days, whatever month it is. */
    MONTH("uptimeMonth", Optional.of(Duration.ofSeconds(2_628_288))),
    /** 365 times 24 hours. */
    YEAR("uptimeYear", Optional.of(Duration.ofDays(365)));

    /** What the source calls it. */
    final String published;

    private final Optional<Duration> length;

    Period(String published, Optional<Duration> length) {
        this.published = published;
        this.length = length;
    }

    /** The window that ends with an instant, as parameters of a question. */
    Map<String, String> until(Instant end) {
        var window = new HashMap<>(Map.of("to", end.toString()));
        length.ifPresent(back -> window.put("from", end.minus(back).toString()));
        return window;
    }
}
