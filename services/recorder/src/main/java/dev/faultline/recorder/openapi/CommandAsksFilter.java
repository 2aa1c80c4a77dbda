package dev.faultline.recorder.openapi;

import dev.faultline.recorder.fields.Field;
import dev.faultline.recorder.fields.FieldFaults;
import dev.faultline.recorder.fields.Format;
import dev.faultline.recorder.fields.JsonObject;
import dev.faultline.recorder.incidents.IncidentOperations;
import dev.faultline.recorder.intake.CommonFields;
import dev.faultline.recorder.intake.Operation;
import dev.faultline.recorder.maintenance.MaintenanceOperations;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/** Says of each call of staff what it does, and what goes in: parameters, headers, and the fields of the body. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommandAsksFilter implements OASFilter {
    static final String JSON = "application/json";

    private static final String KEY_ABOUT =
            "A repeat of the same request under the same key is answered as the first was, and recorded once. Give one:"
                    + " without it, a request whose answer was lost cannot be repeated safely.";
    private static final String MATCH_ABOUT =
            "Revisions in quotation marks, as in ETag; or *. The command is decided only while the revision is one of them.";
    private static final String ACTOR_ABOUT =
            "Who cancels it, where no body is sent. Required where calls need no token.";

    /** The calls of staff. */
    static Stream<Operation<?>> calls() {
        return Stream.concat(IncidentOperations.ALL.stream(), MaintenanceOperations.ALL.stream());
    }

    /** A call as the document has it. */
    static org.eclipse.microprofile.openapi.models.Operation described(OpenAPI document, Operation<?> call) {
        PathItem path = document.getPaths().getPathItem(call.wholePath());
        if (path == null) {
            throw new IllegalStateException("no resource takes " + call.method() + " " + call.wholePath());
        }
        return path.getOperations().get(PathItem.HttpMethod.valueOf(call.method()));
    }

    /** JSON as values. */
    static Map<String, Object> example(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return JsonObject.read(bytes, bytes.length, new FieldFaults()).orElseThrow();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        calls().forEach(call -> ask(described(document, call), call));
    }

    private static void ask(org.eclipse.microprofile.openapi.models.Operation described, Operation<?> call) {
        described
                .operationId(call.name())
                .summary(call.about())
                .tags(List.of(call.on() == Operation.On.INCIDENT ? "Incidents" : "Maintenance"))
                .parameters(parameters(call))
                .requestBody(body(call));
    }

    private static List<Parameter> parameters(Operation<?> call) {
        List<Parameter> parameters = new ArrayList<>();
        if (!call.creates()) {
            parameters.add(parameter(call.on().field(), Parameter.In.PATH, "Its id")
                    .required(true)
                    .schema(text(200)));
        }
        call.numbered()
                .ifPresent(counted -> parameters.add(parameter("number", Parameter.In.PATH, "Its number, from 1")
                        .required(true)
                        .schema(whole(1, 999_999_999))));
        if (call.bodyOptional()) {
            parameters.add(parameter("actor", Parameter.In.QUERY, ACTOR_ABOUT)
                    .required(false)
                    .schema(text(200)));
        }
        parameters.add(parameter("Idempotency-Key", Parameter.In.HEADER, KEY_ABOUT)
                .required(false)
                .schema(text(200).pattern("^[ -~]{1,200}$"))
                .example("0e1a2f9c-5a2e-4a86-8f0b-9a7f0f6f2f11"));
        parameters.add(parameter("If-Match", Parameter.In.HEADER, MATCH_ABOUT)
                .required(false)
                .schema(text(2_000))
                .example("\"7\""));
        return parameters;
    }

    private static Parameter parameter(String name, Parameter.In in, String about) {
        return OASFactory.createParameter().name(name).in(in).description(about);
    }

    private static RequestBody body(Operation<?> call) {
        Schema schema = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("Fields that are not named here are refused; null is the same as leaving a field out.")
                .additionalPropertiesSchema(nothing());
        for (Field<?> field : call.allFields()) {
            schema.addProperty(field.name(), schema(field.format()).description(field.about()));
            // With a token the actor is whom the token names, and the body may leave it out.
            if (field.required() && field != CommonFields.ACTOR) {
                schema.addRequired(field.name());
            }
        }
        var media = OASFactory.createMediaType()
                .schema(schema)
                .addExample("example", OASFactory.createExample().value(example(call.example())));
        return OASFactory.createRequestBody()
                .required(!call.bodyOptional())
                .content(OASFactory.createContent().addMediaType(JSON, media));
    }

    private static Schema schema(Format<?> format) {
        return switch (format.kind()) {
            case NAME, PROSE -> text((int) format.most());
            case WORD -> string().enumeration(List.copyOf(format.words()));
            case INSTANT -> string().format("date-time");
            case DURATION -> string().format("duration");
            case DAY -> string().format("date");
            case COUNT -> whole(0, format.most());
            case NUMBER -> whole(1, format.most());
            case FLAG -> OASFactory.createSchema().addType(SchemaType.BOOLEAN);
            case NAMES -> names((int) format.most()).minItems(1);
            case SCOPE ->
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .additionalPropertiesSchema(nothing())
                        .minProperties(1)
                        .addProperty("datacenters", names((int) format.most()))
                        .addProperty("roles", names((int) format.most()))
                        .addProperty("devices", names((int) format.most()));
        };
    }

    private static Schema nothing() {
        return OASFactory.createSchema().booleanSchema(false);
    }

    private static Schema names(int most) {
        return OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(text(200))
                .maxItems(most);
    }

    private static Schema text(int most) {
        return string().minLength(1).maxLength(most);
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema whole(long least, long most) {
        return OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .minimum(BigDecimal.valueOf(least))
                .maximum(BigDecimal.valueOf(most));
    }
}
