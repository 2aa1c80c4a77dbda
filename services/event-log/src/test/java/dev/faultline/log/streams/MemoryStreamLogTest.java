package dev.faultline.log.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.faultline.log.EventLog;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.streams.MemoryStreamLog.Mishap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MemoryStreamLogTest extends StreamLogContract {
    private final MemoryEventLog log = new MemoryEventLog(3, () -> 1_000);
    private int topics;

    @Override
    protected String newTopic() {
        return "topic-" + topics++;
    }

    @Override
    protected EventLog eventLog() {
        return log;
    }

    @Override
    protected MemoryStreamLog open(String topic) {
        return new MemoryStreamLog(log, topic);
    }

    @Override
    protected StreamLog openWithoutCache(String topic) {
        return open(topic);
    }

    @Override
    protected StreamLog openLosingTheFirstAnswer(String topic, boolean taken) {
        MemoryStreamLog streams = open(topic);
        streams.next(taken ? Mishap.UNKNOWN_THOUGH_RECORDED : Mishap.UNKNOWN);
        return streams;
    }

    @Override
    protected StreamLog openUnreachable(String topic) {
        MemoryStreamLog streams = open(topic);
        streams.unavailable(true);
        return streams;
    }

    @Override
    protected void forget(String topic, int partition, long offset) {
        log.forget(topic, partition, offset);
    }

    @Test
    @DisplayName("given mishaps are to come, then each meets one append, in their order, and records what it says")
    void mishaps_happen_in_order() {
        MemoryStreamLog streams = open(topic());
        List.of(Mishap.UNAVAILABLE, Mishap.CONFLICT, Mishap.UNKNOWN).forEach(streams::next);

        assertInstanceOf(AppendOutcome.Unavailable.class, outcome(streams.append("a", 0, List.of(event("a", "1")))));
        assertInstanceOf(AppendOutcome.Conflict.class, outcome(streams.append("a", 0, List.of(event("a", "1")))));
        assertInstanceOf(AppendOutcome.Unknown.class, outcome(streams.append("a", 0, List.of(event("a", "1")))));
        assertEquals(0, streams.read("a").version());

        streams.next(Mishap.UNKNOWN_THOUGH_RECORDED);
        assertInstanceOf(AppendOutcome.Unknown.class, outcome(streams.append("a", 0, List.of(event("a", "1")))));
        assertEquals(List.of("1"), values(streams.read("a")));

        streams.next(Mishap.UNKNOWN_THOUGH_RECORDED);
        assertInstanceOf(AppendOutcome.Unknown.class, outcome(streams.append("a", 0, List.of(event("a", "old")))));
        assertEquals(List.of("1"), values(streams.read("a")));
        recorded(streams.append("a", 1, List.of(event("a", "2"))));
    }

    @Test
    @DisplayName("given one replica cannot reach the log, then the other can, and the first again afterwards")
    void replicas_are_cut_off_one_by_one() {
        MemoryStreamLog cutOff = open(topic());
        MemoryStreamLog other = open(topic());
        cutOff.unavailable(true);
        recorded(other.append("a", 0, List.of(event("a", "1"))));
        assertThrows(LogUnavailableException.class, () -> cutOff.read("a"));

        cutOff.unavailable(false);

        assertEquals(List.of("1"), values(cutOff.read("a")));
    }

    @Test
    @DisplayName("given the log below cannot be reached, then no replica reads or appends")
    void an_outage_of_the_log_meets_all_replicas() {
        MemoryStreamLog streams = open(topic());
        log.unavailable(true);

        assertThrows(LogUnavailableException.class, () -> streams.read("a"));
        assertInstanceOf(AppendOutcome.Unavailable.class, outcome(streams.append("a", 0, List.of(event("a", "1")))));
    }
}
