package dev.faultline.log.kafka.streams;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Answers many askers by few requests. One request is under way at a time; whoever asks meanwhile gets the answer to the
 * next one, which is sent when that is done. So every answer is to a request sent after the asking, and askers are never
 * more than two requests away from it. Safe for many threads.
 *
 * @param <T> what the answer is
 */
final class SharedRequest<T> {
    private final Supplier<CompletionStage<T>> request;
    private CompletableFuture<T> next;
    private boolean underWay;

    /**
     * @param request sends a request; it must come to an end by itself
     */
    SharedRequest(Supplier<CompletionStage<T>> request) {
        this.request = request;
    }

    /** The answer to a request that is sent now or later. Many share it: it is to be waited for, and not to be completed. */
    CompletableFuture<T> ask() {
        CompletableFuture<T> answer;
        synchronized (this) {
            if (next == null) {
                next = new CompletableFuture<>();
            }
            answer = next;
            if (underWay) {
                return answer;
            }
            underWay = true;
            next = null;
        }
        send(answer);
        return answer;
    }

    private void send(CompletableFuture<T> answer) {
        sent().whenComplete((value, failure) -> {
            CompletableFuture<T> following = following();
            if (following != null) {
                send(following);
            }
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    private CompletionStage<T> sent() {
        try {
            return request.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized CompletableFuture<T> following() {
        CompletableFuture<T> following = next;
        next = null;
        underWay = following != null;
        return following;
    }
}
