package dev.faultline.recorder.openapi;

import dev.faultline.recorder.http.Problem;
import dev.faultline.recorder.http.ProblemType;
import dev.faultline.recorder.intake.Operation;
import dev.faultline.recorder.intake.RefusalProblems;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Says of each call of staff what comes out: the answer with its headers, and every problem that there can be. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommandAnswersFilter implements OASFilter {
    private static final String RECORDED = "RecordedCommand";
    private static final String PROBLEM = "RecorderProblem";

    /** What there can be of any call. */
    private static final List<ProblemType> COMMON = List.of(
            ProblemType.INVALID_COMMAND,
            ProblemType.UNREADABLE_BODY,
            ProblemType.CHANGED_MEANWHILE,
            ProblemType.PRECONDITION_FAILED,
            ProblemType.BODY_TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            ProblemType.UNREADABLE_HISTORY,
            ProblemType.OVERLOADED,
            ProblemType.LOG_UNAVAILABLE);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(RECORDED, recordedSchema());
        CommandAsksFilter.calls()
                .forEach(call -> CommandAsksFilter.described(document, call).setResponses(responses(call)));
    }

    private static Schema recordedSchema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("What was recorded. A repeat under the same Idempotency-Key is answered with the same.")
                .addProperty("incident", string("The id of the incident, of calls on incidents"))
                .addProperty("maintenance", string("The id of the maintenance, of calls on maintenance"))
                .addProperty("revision", integer("How many events it has with this one: its revision, as in ETag"))
                .addProperty(
                        "events",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(string("An id"))
                                .description("The ids of the events that were recorded"))
                .addProperty("cause", integer("The number of the cause"))
                .addProperty("notice", integer("The number of the notice"))
                .addProperty("correctiveAction", integer("The number of the corrective action"))
                .addProperty("reportRevision", integer("The number of the report"))
                .addProperty("position", string("Where the log stands behind the event"))
                .required(List.of("revision", "events", "position"));
    }

    private static APIResponses responses(Operation<?> call) {
        APIResponses responses = OASFactory.createAPIResponses().addAPIResponse("201", recorded(call));
        byStatus(call).forEach((status, types) -> responses.addAPIResponse(String.valueOf(status), problems(types)));
        return responses;
    }

    private static APIResponse recorded(Operation<?> call) {
        String position = "faultline.incident-events/3@1042";
        String example = "{\"%s\":\"%s\",\"revision\":1,\"events\":[\"%s\"]%s,\"position\":\"%s\"}"
                .formatted(
                        call.on().field(),
                        call.on() == Operation.On.INCIDENT ? "2013-08-28-va" : "va-core-2013-09-07",
                        "7b0f3c2a-2d0e-4f0e-9a55-6c9c4b0d9a01",
                        call.numbered()
                                .map(counted -> ",\"" + counted.field() + "\":1")
                                .orElse(""),
                        position);
        APIResponse response = OASFactory.createAPIResponse()
                .description("Recorded, now or before under the same Idempotency-Key")
                .addHeader("Faultline-Position", header("Where the log stands behind the event"))
                .addHeader("ETag", header("The revision"))
                .content(OASFactory.createContent()
                        .addMediaType(
                                CommandAsksFilter.JSON, media(RECORDED).addExample("recorded", example(example))));
        return call.creates() ? response.addHeader("Location", header("Where it is")) : response;
    }

    private static Map<Integer, List<ProblemType>> byStatus(Operation<?> call) {
        Map<Integer, List<ProblemType>> byStatus = new TreeMap<>();
        List<ProblemType> all = new ArrayList<>(COMMON);
        if (!call.creates()) {
            all.add(
                    call.on() == Operation.On.INCIDENT
                            ? ProblemType.INCIDENT_NOT_FOUND
                            : ProblemType.MAINTENANCE_NOT_FOUND);
            if (call.on() == Operation.On.INCIDENT) {
                all.add(ProblemType.INCIDENT_FULL);
            }
        }
        call.refusals().forEach(kind -> all.add(RefusalProblems.of(kind)));
        for (ProblemType type : all) {
            byStatus.computeIfAbsent(type.status(), status -> new ArrayList<>()).add(type);
        }
        return byStatus;
    }

    private static APIResponse problems(List<ProblemType> types) {
        MediaType media = media(PROBLEM);
        types.forEach(type -> media.addExample(type.label(), example(problem(type))));
        APIResponse response = OASFactory.createAPIResponse()
                .description(String.join(
                        "; or ", types.stream().map(ProblemType::title).toList()))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
        return types.contains(ProblemType.LOG_UNAVAILABLE)
                ? response.addHeader("Retry-After", header("Seconds, 1 to 5"))
                        .addHeader(
                                "Idempotency-Key",
                                header("The key to repeat the request under, where it may be recorded"))
                : response;
    }

    private static String problem(ProblemType type) {
        List<Problem.Error> errors = type == ProblemType.INVALID_COMMAND
                ? List.of(new Problem.Error(
                        OptionalInt.empty(), Optional.of("actor"), "must be there in an acknowledgement"))
                : List.of();
        Problem problem = new Problem(type, "This case of it, in words.", errors, errors.size(), List.of());
        return new String(problem.toJson(), StandardCharsets.UTF_8);
    }

    private static MediaType media(String schema) {
        return OASFactory.createMediaType().schema(OASFactory.createSchema().ref(schema));
    }

    private static org.eclipse.microprofile.openapi.models.examples.Example example(String json) {
        return OASFactory.createExample().value(CommandAsksFilter.example(json));
    }

    private static Header header(String about) {
        return OASFactory.createHeader()
                .description(about)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static Schema string(String about) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(about);
    }

    private static Schema integer(String about) {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).description(about);
    }
}
