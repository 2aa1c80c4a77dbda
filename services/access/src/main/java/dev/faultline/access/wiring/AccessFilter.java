package dev.faultline.access.wiring;

import dev.faultline.access.Caller;
import dev.faultline.access.Reason;
import dev.faultline.access.Refusal;
import dev.faultline.access.Role;
import dev.faultline.access.gate.AnswerHeaders;
import dev.faultline.access.gate.Audit;
import dev.faultline.access.gate.Call;
import dev.faultline.access.gate.Gate;
import dev.faultline.access.gate.Verdict;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Stands before everything that the server answers, files and health and metrics included: lets calls in or turns them away
 * before their bodies are read, and puts headers into every answer.
 */
@Singleton
public class AccessFilter {
    /** Under which a let-in call has its {@link Caller}. */
    static final String CALLER = "faultline.caller";

    private static final Logger LOG = Logger.getLogger(AccessFilter.class);

    /** Before cross-origin checks (300), so that their answers have the headers as well. */
    private static final int HEADERS_FIRST = 400;

    /** Behind cross-origin checks, for a preflight has no token. */
    private static final int THEN_THE_GATE = 250;

    /** How many tokens are checked at once; each may wait for the issuer's keys. */
    private static final int MAX_CHECKS = 64;

    /** An unread body of a refused call up to here is read and dropped, for the connection to go on; else it is closed. */
    private static final long MAX_DROPPED = 64 * 1024;

    private static final int FORBIDDEN = 403;

    private final Gate gate;
    private final Audit audit;
    private final Semaphore checks = new Semaphore(MAX_CHECKS);

    AccessFilter(Gate gate, Audit audit) {
        this.gate = gate;
        this.audit = audit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::headers, HEADERS_FIRST);
        filters.register(this::admit, THEN_THE_GATE);
    }

    private void headers(RoutingContext context) {
        context.addHeadersEndHandler(end -> {
            HttpServerResponse response = context.response();
            var headers = response.headers();
            AnswerHeaders.put(
                    (name, value) -> {
                        if (!headers.contains(name)) {
                            headers.set(name, value);
                        }
                    },
                    context.normalizedPath(),
                    gate.secured(),
                    "https".equals(context.request().scheme()));
            if (response.getStatusCode() == FORBIDDEN && context.get(CALLER) instanceof Caller.Known known) {
                // A resource has found a field that wants one role more.
                audit.refused(call(context), Refusal.missing(Role.IMPORTER), Optional.of(known), trace(context));
            }
        });
        context.next();
    }

    private void admit(RoutingContext context) {
        Call call = call(context);
        Verdict verdict = gate.atOnce(call);
        if (!(verdict instanceof Verdict.Unchecked unchecked)) {
            end(context, call, verdict);
            return;
        }
        if (!checks.tryAcquire()) {
            end(context, call, new Verdict.Turned(Refusal.later(Reason.OVERLOADED, 1), Optional.empty()));
            return;
        }
        // The server holds the body back until somebody wants it, so that nothing of it is lost meanwhile.
        Context here = Vertx.currentContext();
        Thread.ofVirtual().name("access-check").start(() -> {
            Verdict checked = check(call, unchecked.token());
            here.runOnContext(nothing -> end(context, call, checked));
        });
    }

    private Verdict check(Call call, String token) {
        try {
            return gate.check(call, token);
        } catch (RuntimeException e) {
            LOG.error("a token could not be checked, and the call is turned away", e);
            return new Verdict.Turned(Refusal.later(Reason.KEYS_UNAVAILABLE, 1), Optional.empty());
        } finally {
            checks.release();
        }
    }

    private void end(RoutingContext context, Call call, Verdict verdict) {
        switch (verdict) {
            case Verdict.Let let -> {
                context.put(CALLER, let.caller());
                context.next();
            }
            case Verdict.Turned turned -> {
                audit.refused(call, turned.refusal(), turned.caller(), trace(context));
                answer(context, turned.refusal());
            }
            case Verdict.Unchecked unchecked -> throw new IllegalStateException("a token was left unchecked");
        }
    }

    private static void answer(RoutingContext context, Refusal refusal) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(refusal.reason().problem().status());
        refusal.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, Refusal.MEDIA_TYPE);
        HttpServerRequest request = context.request();
        boolean close = !request.isEnded() && !small(request) && request.version() != HttpVersion.HTTP_2;
        if (close) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.end(Buffer.buffer(refusal.toJson())).onComplete(sent -> {
            if (close) {
                request.connection().close();
            } else if (!request.isEnded()) {
                request.resume();
            }
        });
    }

    private static boolean small(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length != null && Long.parseLong(length) <= MAX_DROPPED;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Call call(RoutingContext context) {
        HttpServerRequest request = context.request();
        var address = request.remoteAddress();
        return new Call(
                request.method().name(),
                context.normalizedPath(),
                request.headers().getAll(HttpHeaders.AUTHORIZATION),
                address == null || address.hostAddress() == null ? "unknown" : address.hostAddress());
    }

    private static String trace(RoutingContext context) {
        return context.request().getHeader("traceparent");
    }
}
