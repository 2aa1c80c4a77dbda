package dev.faultline.log.kafka.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.log.streams.AppendOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WaitingAppendTest {
    private final WaitingAppend append = new WaitingAppend("a", 0, List.of(), Deadline.in(Duration.ofSeconds(1)));

    @Test
    @DisplayName("given it was not begun, when its time is over, then it is unavailable and can never be begun")
    void not_begun_in_time_is_unavailable() {
        append.expire();

        assertInstanceOf(AppendOutcome.Unavailable.class, said());
        assertFalse(append.begin());
    }

    @Test
    @DisplayName("given it was begun, when its time is over, then its outcome is unknown, whatever is learned later")
    void begun_and_over_is_unknown() {
        assertTrue(append.begin());
        append.expire();
        append.settle(new AppendOutcome.Conflict());

        assertInstanceOf(AppendOutcome.Unknown.class, said());
    }

    @Test
    @DisplayName("given it was begun in vain, when its time is over, then it is unavailable, and not unknown")
    void undone_and_over_is_unavailable() {
        append.begin();
        append.undone();
        append.expire();

        assertInstanceOf(AppendOutcome.Unavailable.class, said());
    }

    @Test
    @DisplayName(
            "given its commit was not confirmed, when the log goes away, then it is unknown; found undone, unavailable")
    void doubtful_and_away_is_unknown() {
        append.begin();
        append.doubtful(8);
        assertEquals(8, append.doubtfulEnd().orElseThrow());
        append.fail("away");
        assertInstanceOf(AppendOutcome.Unknown.class, said());

        var undone = new WaitingAppend("a", 0, List.of(), Deadline.in(Duration.ofSeconds(1)));
        undone.begin();
        undone.doubtful(8);
        undone.undone();
        undone.fail("away");
        assertInstanceOf(
                AppendOutcome.Unavailable.class,
                undone.outcome().toCompletableFuture().join());
    }

    @Test
    @DisplayName("given its outcome was said, when its time is over, then that changes nothing")
    void what_is_said_stays() {
        append.settle(new AppendOutcome.Conflict());
        append.expire();

        assertInstanceOf(AppendOutcome.Conflict.class, said());
        assertTrue(append.settled());
    }

    private AppendOutcome said() {
        return append.outcome().toCompletableFuture().join();
    }
}
