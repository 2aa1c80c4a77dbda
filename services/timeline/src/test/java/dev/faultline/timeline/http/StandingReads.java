package dev.faultline.timeline.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.replay.TimelineView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Questions put to a view that stands still at a time that stands still. */
public final class StandingReads {
    private static final int MOST_ITEMS = 10_000;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Reads reads;

    /** @param critical the roles that a datacenter cannot do without */
    public StandingReads(TimelineView view, Instant now, List<String> critical) {
        var timeline = new StandingTimeline(now);
        timeline.shows(view);
        var limits = new ReadLimits(
                Duration.ZERO,
                ReadLimits.DEFAULT.staleAfter(),
                MOST_ITEMS,
                MOST_ITEMS,
                1,
                Duration.ZERO,
                new CriticalRoles(critical),
                DatacenterZones.NONE);
        reads = new Reads(timeline, () -> now, limits);
    }

    /** The body of an answer to a question for figures, as it is written. */
    public String figures(Map<String, List<String>> given) {
        return body(reads.reply(
                "/api/v1/figures",
                given,
                FiguresReading.PARAMETERS,
                ask -> FiguresReading.question(ask, reads.limits())));
    }

    /** The body of an answer to a question for outages, as it is written. */
    public String outages(Map<String, List<String>> given) {
        return body(reads.reply(
                "/api/v1/outages",
                given,
                OutagesReading.PARAMETERS,
                ask -> OutagesReading.question(ask, reads.limits())));
    }

    /** The body of an answer to a question for what two tellings tell otherwise, as it is written. */
    public String restated(Map<String, List<String>> given) {
        return body(reads.reply(
                "/api/v1/figures/restated",
                given,
                RestatedReading.PARAMETERS,
                ask -> RestatedReading.question(ask, reads.limits())));
    }

    /** What a permalink leads to. */
    public String follow(String permalink) {
        String[] parts = permalink.split("\\?", 2);
        Map<String, List<String>> given = Asked.parameters(parts[1]);
        return switch (parts[0]) {
            case "/api/v1/figures" -> figures(given);
            case "/api/v1/outages" -> outages(given);
            case "/api/v1/figures/restated" -> restated(given);
            default -> throw new AssertionError("leads nowhere: " + permalink);
        };
    }

    /** An answer as a tree, its decimals as they are written. */
    public static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(Reply reply) {
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        if (reply.status() != 200) {
            throw new AssertionError(body);
        }
        return body;
    }
}
