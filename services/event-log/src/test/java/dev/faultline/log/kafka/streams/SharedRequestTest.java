package dev.faultline.log.kafka.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedRequestTest {
    private final List<CompletableFuture<Integer>> sent = new ArrayList<>();
    private final SharedRequest<Integer> request = new SharedRequest<>(() -> {
        sent.add(new CompletableFuture<>());
        return sent.getLast();
    });

    @Test
    @DisplayName("given a request is under way, when others ask, then they share the next one, sent after the first")
    void who_asks_meanwhile_shares_the_next_request() {
        CompletableFuture<Integer> first = request.ask();
        CompletableFuture<Integer> second = request.ask();
        CompletableFuture<Integer> third = request.ask();
        assertEquals(1, sent.size());

        sent.getFirst().complete(1);

        assertEquals(1, first.join());
        assertFalse(second.isDone(), "the first was sent before it was asked");
        assertSame(second, third);
        assertEquals(2, sent.size());
        sent.get(1).complete(2);
        assertEquals(2, third.join());
        request.ask();
        assertEquals(3, sent.size());
    }

    @Test
    @DisplayName("given a request fails, then those who share it are told, and the next one is sent all the same")
    void a_failure_ends_one_request_alone() {
        CompletableFuture<Integer> first = request.ask();
        CompletableFuture<Integer> second = request.ask();
        sent.getFirst().completeExceptionally(new IllegalStateException("away"));

        assertTrue(first.isCompletedExceptionally());
        sent.get(1).complete(2);
        assertEquals(2, second.join());
    }

    @Test
    @DisplayName("given a request cannot even be sent, then that is its answer, and the next is tried")
    void a_request_that_cannot_be_sent_fails() {
        var broken = new SharedRequest<Integer>(() -> {
            throw new IllegalStateException("closed");
        });
        assertTrue(broken.ask().isCompletedExceptionally());
        assertTrue(broken.ask().isCompletedExceptionally());
    }
}
