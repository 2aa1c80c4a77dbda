package dev.faultline.recorder.intake;

import dev.faultline.access.Role;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.recorder.commands.Asked;
import dev.faultline.recorder.commands.Command;
import dev.faultline.recorder.commands.CommandHandling;
import dev.faultline.recorder.commands.Precondition;
import dev.faultline.recorder.commands.Recorded;
import dev.faultline.recorder.fields.Field;
import dev.faultline.recorder.fields.FieldFaults;
import dev.faultline.recorder.fields.JsonObject;
import dev.faultline.recorder.fields.Values;
import dev.faultline.recorder.http.ProblemType;
import dev.faultline.recorder.http.Reply;
import dev.faultline.recorder.requests.Admission;
import dev.faultline.recorder.requests.Texts;
import dev.faultline.recorder.streams.IncidentDirectory;
import dev.faultline.recorder.streams.UnreadableStreamException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes requests to record what staff do and say: reads and checks them, has them decided, and answers. Keeps no state but of
 * requests under way, so any number of replicas may run. Safe for many threads.
 *
 * @param <C> the commands
 */
public final class CommandIntake<C extends Command> {
    private final CommandLimits limits;
    private final Supplier<String> ids;
    private final InstantSource clock;
    private final IncidentDirectory incidents;
    private final Admission admission;
    private final CommandMetrics metrics;
    private final CommandRunner<C> runner;

    /**
     * An intake before those who decide.
     *
     * @param ids gives ids that nobody has had before, for events and for requests without a key
     * @param clock the time of receipt
     * @param incidents for links to others
     * @param admission what is under way
     */
    public CommandIntake(
            CommandLimits limits,
            Supplier<String> ids,
            InstantSource clock,
            CommandHandling<C> handling,
            IncidentDirectory incidents,
            Admission admission,
            Backoff backoff,
            CommandMetrics metrics) {
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
        this.incidents = incidents;
        this.admission = admission;
        this.metrics = metrics;
        this.runner = new CommandRunner<>(handling, limits.timeout(), clock, backoff, metrics);
    }

    /**
     * Takes one request, and waits for its body and for the log; both waits are limited, the first by the server's own
     * read time-out.
     */
    public Reply take(CommandRequest<C> request) {
        Reply reply = admit(request);
        reply.problem().ifPresent(problem -> metrics.refused(problem.label()));
        return reply;
    }

    private Reply admit(CommandRequest<C> request) {
        var place = admission.enter();
        if (place.isEmpty()) {
            return CommandReplies.overloaded(admission.retryAfterSeconds());
        }
        try (Admission.Place held = place.get()) {
            return switch (ReceivedBody.of(request, limits.maxBodyBytes(), admission, held)) {
                case ReceivedBody.Whole body -> read(request, body);
                case ReceivedBody.Refused refused -> refused.reply();
            };
        }
    }

    private Reply read(CommandRequest<C> request, ReceivedBody.Whole body) {
        Instant receivedAt = clock.instant();
        Operation<C> operation = request.operation();
        Optional<Reply> notFound = notFound(request);
        if (notFound.isPresent()) {
            return notFound.get();
        }
        var faults = new FieldFaults();
        Optional<String> givenKey = RequestHeaders.key(request.headers(), faults);
        Precondition precondition = RequestHeaders.precondition(request.headers(), faults);
        Optional<Map<String, Object>> fields = fields(request, body, faults);
        if (fields.isEmpty()) {
            return CommandReplies.invalid(faults);
        }
        if (fields.get().containsKey(CommonFields.KNOWN_AT.name())
                && !request.caller().is(Role.IMPORTER)) {
            return CommandReplies.forbidden(Role.IMPORTER);
        }
        Values values =
                Values.read(actedBy(request, fields.get(), faults), operation.of(), operation.allFields(), faults);
        String key = givenKey.orElseGet(ids);
        String subject = operation.creates()
                ? values.find(CommonFields.ID).orElseGet(() -> RequestDigest.id(operation, key))
                : request.path().getFirst();
        operation.rule().check(values, subject, faults);
        boolean rightButForItsTimes = faults.none();
        CommonFields.check(values, receivedAt, limits.maxAhead(), faults);
        // Only what came with a key can have come before.
        if (!faults.none() && !(rightButForItsTimes && givenKey.isPresent())) {
            return CommandReplies.invalid(faults);
        }
        var asked = new Asked(
                subject,
                ids.get(),
                CommonFields.act(values, receivedAt),
                values.find(CommonFields.KNOWN_AT),
                new StaffEnvelope.Request(key, hash(request, body, fields.get())),
                precondition);
        if (!faults.none()) {
            return repeated(operation, asked).orElseGet(() -> CommandReplies.invalid(faults));
        }
        C command = operation.making().make(asked, values, number(request));
        Optional<Reply> noReference = noReference(operation, values, faults);
        return noReference.isPresent() ? noReference.get() : reply(operation, key, runner.run(command));
    }

    /** The answer to a request for something that cannot be there. */
    private Optional<Reply> notFound(CommandRequest<C> request) {
        Operation<C> operation = request.operation();
        if (operation.creates()) {
            return Optional.empty();
        }
        String id = request.path().getFirst();
        if (Texts.nameFault(id).isPresent()) {
            return Optional.of(CommandReplies.problem(
                    operation.on().notFound(), "There is no " + operation.on().field() + " " + Texts.quote(id)));
        }
        if (operation.numbered().isPresent() && number(request) == 0) {
            ProblemType problem = switch (operation.numbered().get()) {
                case CAUSE -> ProblemType.CAUSE_NOT_FOUND;
                case NOTICE -> ProblemType.NOTICE_NOT_FOUND;
                case CORRECTIVE_ACTION -> ProblemType.CORRECTIVE_ACTION_NOT_FOUND;
                case REPORT -> throw new IllegalStateException("reports are not asked for by number");
            };
            return Optional.of(CommandReplies.problem(
                    problem,
                    "Numbers go from 1 on, and " + Texts.quote(request.path().get(1)) + " is none"));
        }
        return Optional.empty();
    }

    /** The number in the path; 0 where there is none, or something else stands in its place. */
    private int number(CommandRequest<C> request) {
        if (request.path().size() < 2) {
            return 0;
        }
        String text = request.path().get(1);
        return text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 0;
    }

    /** The fields that are told; empty, and at least one fault more, where the body is no object. */
    private Optional<Map<String, Object>> fields(
            CommandRequest<C> request, ReceivedBody.Whole body, FieldFaults faults) {
        String actor = CommonFields.ACTOR.name();
        if (body.length() == 0 && request.operation().bodyOptional()) {
            return Optional.of(request.actor()
                    .<Map<String, Object>>map(who -> Map.of(actor, who))
                    .orElse(Map.of()));
        }
        if (request.actor().isPresent()) {
            faults.add(actor, "must be in the body or in the query, and not in the query where there is a body");
        }
        return JsonObject.read(body.bytes(), body.length(), faults);
    }

    /** The fields with the actor whom the token names, where it names one: nobody acts as somebody else. */
    private static Map<String, Object> actedBy(
            CommandRequest<?> request, Map<String, Object> fields, FieldFaults faults) {
        Optional<String> name = request.caller().actor();
        if (name.isEmpty()) {
            return fields;
        }
        String actor = CommonFields.ACTOR.name();
        Object given = fields.get(actor);
        if (given != null && !given.equals(name.get())) {
            faults.add(actor, "must be left out or be " + Texts.quote(name.get()) + ", as the token has it");
        }
        Map<String, Object> acted = new HashMap<>(fields);
        acted.put(actor, name.get());
        return acted;
    }

    /**
     * The digest of what was sent, and by whom: where that stands in the token alone it counts as if it stood there, so that
     * the same words under the same key from somebody else are another request.
     */
    private String hash(CommandRequest<C> request, ReceivedBody.Whole body, Map<String, Object> fields) {
        Optional<String> unsaid =
                request.caller().actor().filter(name -> !fields.containsKey(CommonFields.ACTOR.name()));
        if (body.length() == 0) {
            byte[] query = ("?actor=" + request.actor().or(() -> unsaid).orElse("")).getBytes(StandardCharsets.UTF_8);
            return RequestDigest.hash(request.operation(), request.path(), Optional.empty(), query, query.length);
        }
        return RequestDigest.hash(request.operation(), request.path(), unsaid, body.bytes(), body.length());
    }

    /**
     * The answer to a request whose times are wrong here but were right where it came first, for the clocks of replicas
     * differ: a repeat is answered as the first was.
     */
    private Optional<Reply> repeated(Operation<C> operation, Asked asked) {
        try {
            Optional<Recorded> before = incidents.recorded(asked);
            before.ifPresent(recorded -> metrics.repeated());
            return before.map(recorded -> CommandReplies.recorded(operation, recorded));
        } catch (LogUnavailableException e) {
            return Optional.of(
                    CommandReplies.unknown(e.getMessage(), asked.request().key(), admission.retryAfterSeconds()));
        } catch (UnreadableStreamException | HistoryLostException e) {
            return Optional.of(CommandReplies.unreadable(e.getMessage()));
        }
    }

    /** The answer to a command that names an incident which is not there, or of which nothing can be said. */
    private Optional<Reply> noReference(Operation<C> operation, Values values, FieldFaults faults) {
        if (operation.reference().isEmpty()) {
            return Optional.empty();
        }
        Field<String> field = operation.reference().get();
        String id = values.get(field);
        try {
            if (incidents.has(id)) {
                return Optional.empty();
            }
            faults.add(field.name(), "must be the id of an incident, and there is no incident " + id);
            return Optional.of(CommandReplies.invalid(faults));
        } catch (LogUnavailableException e) {
            return Optional.of(CommandReplies.unavailable(e.getMessage(), admission.retryAfterSeconds()));
        } catch (UnreadableStreamException | HistoryLostException e) {
            return Optional.of(CommandReplies.unreadable(e.getMessage()));
        }
    }

    private Reply reply(Operation<C> operation, String key, CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Recording recording -> CommandReplies.recorded(operation, recording.recorded());
            case CommandOutcome.Refused refused -> CommandReplies.refused(refused.refusal());
            case CommandOutcome.GivenUp givenUp -> CommandReplies.givenUp(givenUp.tries(), key);
            case CommandOutcome.Unavailable unavailable ->
                CommandReplies.unavailable(unavailable.why(), admission.retryAfterSeconds());
            case CommandOutcome.Unknown unknown ->
                CommandReplies.unknown(unknown.why(), key, admission.retryAfterSeconds());
            case CommandOutcome.Unreadable unreadable -> CommandReplies.unreadable(unreadable.why());
        };
    }
}
