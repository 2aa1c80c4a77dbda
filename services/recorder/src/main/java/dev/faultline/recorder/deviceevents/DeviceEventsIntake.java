package dev.faultline.recorder.deviceevents;

import dev.faultline.access.Role;
import dev.faultline.events.EncodedEvent;
import dev.faultline.log.EventLog;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import dev.faultline.recorder.requests.Admission;
import dev.faultline.recorder.requests.Body;
import dev.faultline.recorder.requests.ContentHeaders;
import dev.faultline.recorder.requests.Texts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes requests to record events: reads them, and puts all of their events on the log or none, unless a request wants
 * its wrong lines left out. Keeps no state but of requests under way, so any number of replicas may run. Safe for many threads.
 */
public final class DeviceEventsIntake {
    private final IntakeLimits limits;
    private final DeviceEventsReader reader;
    private final EventLog log;
    private final InstantSource clock;
    private final Admission admission;
    private final IntakeMetrics metrics;

    /**
     * An intake before a log.
     *
     * @param eventIds ids for events that come without one
     * @param clock the time of receipt
     * @param admission what is under way; belongs to this intake alone
     */
    public DeviceEventsIntake(
            IntakeLimits limits,
            EventIds eventIds,
            EventLog log,
            InstantSource clock,
            Admission admission,
            IntakeMetrics metrics) {
        this.limits = limits;
        this.reader = new DeviceEventsReader(limits, eventIds);
        this.log = log;
        this.clock = clock;
        this.admission = admission;
        this.metrics = metrics;
    }

    /**
     * Takes one request, and waits for its body and for the log; both waits are limited, the first by the server's own
     * read time-out.
     */
    public Outcome take(IntakeRequest request) {
        Outcome outcome = admit(request);
        OutcomeReplies.problemType(outcome).ifPresent(problem -> metrics.refused(problem.label()));
        return outcome;
    }

    private Outcome admit(IntakeRequest request) {
        var place = admission.enter();
        if (place.isEmpty()) {
            return new Outcome.Overloaded(admission.retryAfterSeconds());
        }
        try (Admission.Place held = place.get()) {
            return take(request, held);
        }
    }

    private Outcome take(IntakeRequest request, Admission.Place place) {
        Optional<BodyFormat> format = BodyFormat.of(request.contentType());
        if (format.isEmpty()) {
            String given =
                    request.contentType() == null ? "there is none" : "it is " + Texts.quote(request.contentType());
            return new Outcome.Unsupported(
                    "Content-Type must be application/json or application/x-ndjson, in UTF-8, and " + given);
        }
        Optional<Boolean> gzip = ContentHeaders.gzip(request.contentEncoding());
        if (gzip.isEmpty()) {
            return new Outcome.Unsupported("Content-Encoding must be gzip or none at all, and is "
                    + Texts.quote(request.contentEncoding().strip().toLowerCase(Locale.ROOT)));
        }
        IntakeOptions options;
        switch (IntakeParameters.read(request.query(), format.get())) {
            case IntakeParameters.Read.Right right -> options = right.options().by(request.caller());
            case IntakeParameters.Read.Wrong wrong -> {
                return new Outcome.WrongParameters(wrong.parameters());
            }
        }
        if (options.knownAtOccurred() && !request.caller().is(Role.IMPORTER)) {
            return new Outcome.Forbidden(Role.IMPORTER, "The parameter knownAt=occurred");
        }
        Body body;
        try {
            body = Body.read(request.body(), gzip.get(), request.contentLength(), limits.maxBodyBytes(), place);
        } catch (IOException e) {
            return new Outcome.Unreadable("The body could not be read to its end");
        }
        return switch (body) {
            case Body.Whole whole -> read(format.get(), options, whole);
            case Body.TooLarge tooLarge ->
                new Outcome.TooLarge("A body may have %,d bytes at most%s. Send it in parts"
                        .formatted(limits.maxBodyBytes(), gzip.get() ? " when unpacked" : ""));
            case Body.Broken broken -> new Outcome.Unreadable(broken.detail());
            case Body.NoRoom noRoom -> new Outcome.Overloaded(admission.retryAfterSeconds());
        };
    }

    private Outcome read(BodyFormat format, IntakeOptions options, Body.Whole body) {
        return switch (reader.read(format, body.bytes(), body.length(), clock.instant(), options)) {
            case Reading.Accepted accepted -> append(accepted);
            case Reading.Refused refused -> new Outcome.Invalid(refused.faults(), refused.total());
            case Reading.Forbidden forbidden ->
                new Outcome.Forbidden(forbidden.role(), "knownAt, as in line " + forbidden.line() + ",");
            case Reading.OverLimit over -> new Outcome.TooLarge(over.detail());
        };
    }

    private Outcome append(Reading.Accepted accepted) {
        Optional<Position> position = append(accepted.events());
        if (position.isPresent()) {
            metrics.recorded(accepted.stateChanges(), accepted.retractions());
            accepted.skipped().ifPresent(skipped -> metrics.skipped(skipped.lines()));
            return new Outcome.Recorded(
                    position.get(),
                    accepted.ids(),
                    accepted.stateChanges(),
                    accepted.retractions(),
                    accepted.skipped());
        }
        // Where lines were left out, ids one for each line are not to be had.
        boolean tell = accepted.idsAssigned() > 0
                && accepted.ids().size() <= Outcome.Unconfirmed.MAX_IDS_TOLD
                && accepted.skipped().map(skipped -> skipped.lines() == 0).orElse(true);
        return new Outcome.Unconfirmed(
                admission.retryAfterSeconds(), accepted.idsAssigned(), tell ? accepted.ids() : List.of());
    }

    /** The position behind the events; empty when the log did not confirm them in time. */
    private Optional<Position> append(List<EncodedEvent> events) {
        var append = metrics.appendStarted();
        boolean confirmed = false;
        try {
            Position position = log.append(events)
                    .toCompletableFuture()
                    .get(limits.appendTimeout().toNanos(), TimeUnit.NANOSECONDS);
            confirmed = true;
            return Optional.of(position);
        } catch (LogUnavailableException | TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LogUnavailableException) {
                return Optional.empty();
            }
            throw new IllegalStateException("the log did not take " + events.size() + " events", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            append.ended(confirmed);
        }
    }
}
