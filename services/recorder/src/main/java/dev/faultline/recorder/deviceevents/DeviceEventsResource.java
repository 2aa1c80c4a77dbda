package dev.faultline.recorder.deviceevents;

import dev.faultline.access.CurrentCaller;
import dev.faultline.recorder.http.Problem;
import dev.faultline.recorder.http.Reply;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Facts about devices come in here. */
@Path("/api/v1/device-events")
@Tag(name = "Device events", description = "Facts about devices, and retractions of them")
public class DeviceEventsResource {
    private final DeviceEventsIntake intake;
    private final CurrentCaller caller;

    DeviceEventsResource(DeviceEventsIntake intake, CurrentCaller caller) {
        this.intake = intake;
        this.caller = caller;
    }

    /** What a line of a request may hold. For the description of the API only. */
    @Schema(
            name = "DeviceEvent",
            description =
                    "A state change, or, where it has `retracts`, a retraction. Fields that are not named here are"
                            + " refused; null is the same as leaving a field out.",
            oneOf = {StateChange.class, Retraction.class})
    interface DeviceEventLine {}

    /** A state change in a request. */
    @Schema(name = "StateChange", description = "A device was in a state from an instant on.")
    record StateChange(
            @Schema(
                    description = "The same id told twice is one event. A new one is given where it is missing.",
                    minLength = 1,
                    maxLength = 200)
            String id,

            @Schema(required = true, minLength = 1, maxLength = 200, examples = "va-core-1")
            String device,

            @Schema(required = true, minLength = 1, maxLength = 200, examples = "us-va")
            String datacenter,

            @Schema(required = true, minLength = 1, maxLength = 200, examples = "core-router")
            String role,

            @Schema(
                    required = true,
                    enumeration = {"up", "degraded", "down", "unknown"})
            String state,

            @Schema(
                    format = "date-time",
                    description = "When it happened, RFC 3339 with a zone, from 1910 to 2199 and at most 5 minutes"
                            + " after receipt. The time of receipt where it is missing.")
            String occurredAt,

            @Schema(
                    format = "date-time",
                    description = "When the organisation learned of it, if that was earlier than now.")
            String knownAt,

            @Schema(
                    format = "duration",
                    description = "How far the real instant may lie from occurredAt on either side, PT0S to P366D.",
                    examples = "PT15M")
            String uncertainty,

            @Schema(description = "Who saw it.", minLength = 1, maxLength = 200)
            String observer,

            @Schema(description = "Why, in words.", minLength = 1, maxLength = 2000)
            String reason) {}

    /** A retraction in a request. */
    @Schema(name = "Retraction", description = "An earlier fact about a device was wrong and counts no longer.")
    record Retraction(
            @Schema(description = "The id of the retraction itself.", minLength = 1, maxLength = 200)
            String id,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String device,

            @Schema(required = true, description = "The id of the event taken back.", minLength = 1, maxLength = 200)
            String retracts,

            @Schema(
                    format = "date-time",
                    description = "When the organisation learned that it was wrong, if that was earlier than now.")
            String knownAt,

            @Schema(
                    description =
                            "Who takes it back. Required where calls need no token; with one, it is whom the token"
                                    + " names, and may be left out.",
                    minLength = 1,
                    maxLength = 200)
            String by,

            @Schema(required = true, description = "Why, in words.", minLength = 1, maxLength = 2000)
            String reason) {}

    /** The answer to a request that was recorded. */
    @Schema(name = "RecordedEvents")
    record RecordedEvents(
            @Schema(required = true, description = "How many events are on the log; a line told twice counts once.")
            int recorded,

            @Schema(required = true, description = "Where the log stands behind them; reads take it as `after`.")
            String position,

            @Schema(
                    required = true,
                    description = "The id of each line in order, given or new; refused lines have none here.")
            List<String> ids,

            @Schema(description = "How many lines were refused and left out. There with skipInvalid=true only.")
            Integer refused,

            @Schema(description = "How many errors they have. There with skipInvalid=true only.")
            Integer errorCount,

            @Schema(
                    description = "The first 5 errors of each of the first 1,000 refused lines. There with"
                            + " skipInvalid=true only.")
            List<EventError> errors) {}

    /** One error of a refusal. */
    @Schema(name = "EventError")
    record EventError(
            @Schema(
                    description = "From 1: the line of NDJSON, the place in the array, 1 for a single object. Missing"
                            + " when a parameter is at fault.")
            Integer line,

            @Schema(description = "The field or parameter at fault; missing when the line as a whole is.")
            String field,

            @Schema(required = true, description = "What would be right.")
            String message) {}

    /** A refusal. */
    @Schema(name = "RecorderProblem", description = "A problem as of RFC 9457.")
    record RecorderProblem(
            @Schema(required = true) String type,
            @Schema(required = true) String title,
            @Schema(required = true) int status,
            @Schema(required = true) String detail,

            @Schema(description = "How many errors there are.")
            Integer errorCount,

            @Schema(
                    description = "The first 100 of them; with skipInvalid=true, the first 5 of each of the first 1,000"
                            + " lines that have any.")
            List<EventError> errors,

            @Schema(description = "Ids with which to repeat the request, one for each line in order.")
            List<String> ids) {}

    @POST
    @RunOnVirtualThread
    @Operation(
            operationId = "recordDeviceEvents",
            summary = "Record what happened to devices",
            description =
                    "Takes one event, an array of them, or one on each line (NDJSON); up to 50,000 events and 16 MiB"
                            + " unpacked by default. All are recorded or none, unless skipInvalid says otherwise. Repeating a request with the same ids is"
                            + " harmless. The answer comes when the log has confirmed every event.")
    @Parameter(
            name = IntakeParameters.SKIP_INVALID,
            in = ParameterIn.QUERY,
            description = "true leaves wrong lines out and records the others; the answer lists what was left out. Of"
                    + " NDJSON only. Where no line is right, the answer is the same refusal as without.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Parameter(
            name = IntakeParameters.KNOWN_AT,
            in = ParameterIn.QUERY,
            description =
                    "Of state changes that have no knownAt: occurred says that they were known when they occurred,"
                            + " for an import of history; recorded that they become known now.",
            schema =
                    @Schema(
                            enumeration = {"recorded", "occurred"},
                            defaultValue = "recorded"))
    @Parameter(
            name = IntakeParameters.IDS,
            in = ParameterIn.QUERY,
            description =
                    "Of lines without an id: content gives each one that is made of what the line says, so that the"
                            + " same line has the same id whenever it is sent, and repeating it is harmless; random gives each a"
                            + " new one. content is for NDJSON only.",
            schema =
                    @Schema(
                            enumeration = {"random", "content"},
                            defaultValue = "random"))
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(oneOf = {DeviceEventLine.class, DeviceEventLine[].class}),
                        examples = {
                            @ExampleObject(name = "state change", value = DeviceEventExamples.STATE_CHANGE),
                            @ExampleObject(
                                    name = "state change just now",
                                    value = DeviceEventExamples.SHORT_STATE_CHANGE),
                            @ExampleObject(name = "retraction", value = DeviceEventExamples.RETRACTION),
                            @ExampleObject(name = "array", value = DeviceEventExamples.ARRAY)
                        }),
                @Content(
                        mediaType = "application/x-ndjson",
                        // As an example of the content, its first line would be taken for the whole.
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description = "A DeviceEvent on each line.",
                                        examples = DeviceEventExamples.NDJSON))
            })
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            headers =
                    @Header(
                            name = OutcomeReplies.POSITION_HEADER,
                            description = "Where the log stands behind the events",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RecordedEvents.class),
                            examples = {
                                @ExampleObject(name = "recorded", value = DeviceEventExamples.RECORDED),
                                @ExampleObject(
                                        name = "recorded but for one line",
                                        value = DeviceEventExamples.RECORDED_BUT_ONE)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "Some lines or parameters are wrong, or the body cannot be read; nothing was recorded",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = RecorderProblem.class),
                            examples = {
                                @ExampleObject(name = "invalid events", value = DeviceEventExamples.INVALID),
                                @ExampleObject(
                                        name = "invalid parameters",
                                        value = DeviceEventExamples.INVALID_PARAMETERS),
                                @ExampleObject(name = "unreadable body", value = DeviceEventExamples.UNREADABLE)
                            }))
    @APIResponse(
            responseCode = "413",
            description = "The body, or a line, is too long, or there are too many lines; nothing was recorded",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = RecorderProblem.class),
                            examples = @ExampleObject(name = "too large", value = DeviceEventExamples.TOO_LARGE)))
    @APIResponse(
            responseCode = "415",
            description = "Neither JSON nor NDJSON, or an encoding other than gzip; nothing was recorded",
            headers = {
                @Header(
                        name = "Accept-Post",
                        description = "The formats that are taken",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Accept-Encoding",
                        description = "The encoding that is taken",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = RecorderProblem.class),
                            examples = @ExampleObject(name = "unsupported", value = DeviceEventExamples.UNSUPPORTED)))
    @APIResponse(
            responseCode = "503",
            description =
                    "The log did not confirm the events, which may or may not be recorded; or too many requests are"
                            + " under way, and nothing was recorded",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "Seconds, 1 to 5",
                            schema = @Schema(type = SchemaType.INTEGER)),
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = RecorderProblem.class),
                            examples = {
                                @ExampleObject(name = "unconfirmed", value = DeviceEventExamples.UNCONFIRMED),
                                @ExampleObject(name = "overloaded", value = DeviceEventExamples.OVERLOADED)
                            }))
    public Response record(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @Parameter(description = "gzip where the body is compressed", schema = @Schema(enumeration = "gzip"))
                    @HeaderParam(HttpHeaders.CONTENT_ENCODING)
                    String contentEncoding,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) String contentLength,
            @Context UriInfo uri,
            InputStream body) {
        Reply reply = OutcomeReplies.of(intake.take(new IntakeRequest(
                contentType, contentEncoding, length(contentLength), uri.getQueryParameters(), caller.get(), body)));
        var response = Response.status(reply.status()).type(reply.mediaType()).entity(reply.body());
        reply.headers().forEach(response::header);
        return response.build();
    }

    private static long length(String contentLength) {
        try {
            return contentLength == null ? -1 : Long.parseLong(contentLength);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
