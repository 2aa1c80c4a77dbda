package dev.faultline.timeline.http;

import dev.faultline.events.Topics;
import dev.faultline.log.Position;
import dev.faultline.timeline.following.Follower;
import dev.faultline.timeline.following.Step;
import dev.faultline.timeline.following.Streams;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Writes what comes to one who follows as server-sent events, one piece after the other: the next is made when the last has
 * been taken. So a reader costs the memory of one piece, however slow he is.
 */
public final class EventStream {
    /** A piece is at most this large, in bytes, but for the last event in it. */
    static final int PIECE = 64 * 1024;

    /** A browser forgets an empty id: this one says the same. */
    private static final String START = Topics.DEVICE_EVENTS + "/0@0";

    private final Follower follower;
    private final Streams streams;
    private final InstantSource clock;
    private final Supplier<OptionalLong> staleSeconds;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private int events;

    EventStream(Follower follower, Streams streams, InstantSource clock, Supplier<OptionalLong> staleSeconds) {
        this.follower = follower;
        this.streams = streams;
        this.clock = clock;
        this.staleSeconds = staleSeconds;
    }

    /** Where the pieces go. */
    @FunctionalInterface
    public interface Sink {
        /** Takes a piece, and waits until it is on its way; false when nobody takes pieces any more. */
        boolean write(byte[] bytes);
    }

    /** From where the stream goes on. */
    public Position position() {
        return follower.position();
    }

    /** For how many seconds the log has not answered; empty while that is not long. */
    public OptionalLong staleSeconds() {
        return staleSeconds.get();
    }

    /** Nothing more is to be written. For any thread. */
    public void stop() {
        follower.stop();
    }

    /** Gives back its place without a word. */
    public void close() {
        follower.close();
    }

    /** Writes until nobody takes it any more, or nothing comes any more. */
    public void run(Sink sink) {
        try (follower) {
            message("retry: " + streams.limits().retry().toMillis());
            standing("hello");
            Instant spoken = clock.instant();
            boolean open = flush(sink);
            while (open) {
                Duration silence = Duration.between(spoken, clock.instant());
                // A clock that was set back counts as one that has come to the time.
                Duration left = silence.isNegative()
                        ? Duration.ZERO
                        : streams.limits().heartbeat().minus(silence);
                if (left.compareTo(Duration.ZERO) <= 0) {
                    standing("heartbeat");
                    spoken = clock.instant();
                    open = flush(sink);
                } else {
                    open = go(follower.next(left), sink);
                }
            }
        }
    }

    private boolean go(Step step, Sink sink) {
        return switch (step) {
            case Step.Ended ended -> false;
            case Step.Overrun overrun -> {
                streams.overrun();
                overrun(overrun.position());
                flush(sink);
                yield false;
            }
            case Step.Events sent -> {
                boolean open = true;
                for (Step.Sent each : sent.events()) {
                    event(each);
                    if (open && piece.size() >= PIECE) {
                        open = flush(sink);
                    }
                    if (!open) {
                        yield false;
                    }
                }
                yield flush(sink);
            }
        };
    }

    private void event(Step.Sent sent) {
        message("id: " + id(sent.behind()));
        message("event: " + sent.event().type());
        text("data: ");
        StreamBodies.write(sent.event(), piece);
        text("\n\n");
        events++;
    }

    private void standing(String name) {
        OptionalLong stale = staleSeconds.get();
        String position = id(follower.position());
        var body = new StreamBodies.Standing(
                position, clock.instant(), stale.isPresent() ? (Long) stale.getAsLong() : null);
        message("id: " + position);
        message("event: " + name);
        data(body);
    }

    private void overrun(Position position) {
        message("id: " + id(position));
        message("event: overrun");
        data(new StreamBodies.Overrun(
                id(position),
                "Events came faster than they were read. Come back with the last id, and nothing is missing."));
    }

    private static String id(Position position) {
        return position.equals(Position.START) ? START : position.toString();
    }

    private void data(Object body) {
        text("data: ");
        piece.writeBytes(Json.bytes(body));
        text("\n\n");
    }

    private void message(String line) {
        text(line);
        text("\n");
    }

    private void text(String text) {
        piece.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean flush(Sink sink) {
        if (piece.size() == 0) {
            return true;
        }
        byte[] bytes = piece.toByteArray();
        piece.reset();
        boolean taken = sink.write(bytes);
        if (taken) {
            streams.sent(events);
        }
        events = 0;
        return taken;
    }
}
