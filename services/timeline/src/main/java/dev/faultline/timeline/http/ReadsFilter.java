package dev.faultline.timeline.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says in the description of the API, once for all reads, what they share: parameters that are only named where a read is
 * described, {@code knownAt} and {@code after}, the headers of an answer, and the problems that any read can have. What a
 * read says for itself stays.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ReadsFilter implements OASFilter {
    private static final String READS = "/api/v1/";
    /** It tells what comes, and looks back upon nothing. */
    private static final String STREAM = "/api/v1/stream";

    private static final String EXAMPLE_POSITION = "faultline.device-events/0@12";
    private static final String PROBLEM_SCHEMA = "#/components/schemas/ProblemBody";

    /** How each shared parameter is described, by its name. */
    private static final Map<String, Supplier<Parameter>> PARAMETERS = parameters();

    private static Map<String, Supplier<Parameter>> parameters() {
        Map<String, Supplier<Parameter>> shared = new LinkedHashMap<>();
        shared.put("from", () -> instant(ParameterDocs.FROM, ParameterDocs.EXAMPLE_FROM));
        shared.put("to", () -> instant(ParameterDocs.TO, ParameterDocs.EXAMPLE_TO));
        shared.put("datacenter", () -> names(ParameterDocs.DATACENTERS, "us-va"));
        shared.put("role", () -> names(ParameterDocs.ROLES, "core-router"));
        shared.put("device", () -> names(ParameterDocs.DEVICES, "va-core-1"));
        shared.put("incident", () -> described(ParameterDocs.INCIDENT, string()));
        shared.put("impact", () -> choice(ParameterDocs.IMPACT, "any", "down"));
        shared.put("minDuration", () -> duration(ParameterDocs.MIN_DURATION, "PT5M"));
        shared.put("mergeGap", () -> duration(ParameterDocs.MERGE_GAP, "PT10M"));
        shared.put("maintenance", () -> choice(ParameterDocs.MAINTENANCE, "exclude", "include"));
        shared.put(
                "tz",
                () -> described(ParameterDocs.TZ, string().defaultValue("UTC")).example("America/New_York"));
        shared.put(
                "businessHours",
                () -> described(ParameterDocs.BUSINESS_HOURS, string()).example("Mon-Fri 08:00-18:00,Sat 09:00-13:00"));
        shared.put("holidays", () -> names(ParameterDocs.HOLIDAYS, "2013-12-25"));
        shared.put(
                "explain",
                () -> described(
                        ParameterDocs.EXPLAIN, typed(Schema.SchemaType.BOOLEAN).defaultValue(false)));
        shared.put("limit", ReadsFilter::limit);
        shared.put("cursor", () -> described(ParameterDocs.CURSOR, string()));
        shared.put("position", () -> described(ParameterDocs.POSITION, string()).example(EXAMPLE_POSITION));
        shared.put("asOf", () -> instant(ParameterDocs.AS_OF, ParameterDocs.EXAMPLE_AS_OF));
        shared.put("knownAt", () -> instant(ParameterDocs.KNOWN_AT, ParameterDocs.EXAMPLE_KNOWN_AT));
        shared.put("after", () -> described(ParameterDocs.AFTER, string()).example(EXAMPLE_POSITION));
        return shared;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(READS) && item.getGET() != null) {
                complete(item.getGET(), path.equals(STREAM) ? List.of("after") : List.of("knownAt", "after"));
            }
        });
    }

    private static void complete(Operation read, List<String> standpoint) {
        List<Parameter> given = new ArrayList<>(read.getParameters() == null ? List.of() : read.getParameters());
        for (String name : standpoint) {
            if (given.stream().noneMatch(parameter -> name.equals(parameter.getName()))) {
                given.add(OASFactory.createParameter().name(name).in(Parameter.In.QUERY));
            }
        }
        given.forEach(ReadsFilter::describe);
        read.setParameters(given);
        APIResponse answer = read.getResponses().getAPIResponse("200");
        if (answer != null) {
            header(answer, Reads.POSITION_HEADER, ParameterDocs.POSITION_HEADER, Schema.SchemaType.STRING);
            header(answer, Reads.STALE_HEADER, ParameterDocs.STALE_HEADER, Schema.SchemaType.INTEGER);
        }
        problem(read, "400", ParameterDocs.INVALID, "invalid", ParameterDocs.INVALID_EXAMPLE);
        problem(read, "503", ParameterDocs.UNAVAILABLE, "not yet visible", ParameterDocs.NOT_VISIBLE_EXAMPLE);
        header(read.getResponses().getAPIResponse("503"), "Retry-After", "Seconds", Schema.SchemaType.INTEGER);
    }

    /** Describes a parameter that is only named. */
    private static void describe(Parameter parameter) {
        Supplier<Parameter> shared = PARAMETERS.get(parameter.getName());
        if (shared == null || parameter.getDescription() != null || parameter.getIn() != Parameter.In.QUERY) {
            return;
        }
        Parameter said = shared.get();
        parameter.description(said.getDescription()).schema(said.getSchema()).example(said.getExample());
    }

    private static void header(APIResponse response, String name, String description, Schema.SchemaType type) {
        if (response.getHeaders() == null || !response.getHeaders().containsKey(name)) {
            Header header = OASFactory.createHeader().description(description).schema(typed(type));
            response.addHeader(name, header);
        }
    }

    private static void problem(Operation read, String status, String description, String name, String example) {
        if (read.getResponses().getAPIResponse(status) != null) {
            return;
        }
        MediaType problem = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref(PROBLEM_SCHEMA))
                .addExample(name, OASFactory.createExample().value(Json.read(example)));
        Content content = OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem);
        read.getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse().description(description).content(content));
    }

    private static Parameter limit() {
        return described(
                ParameterDocs.LIMIT,
                typed(Schema.SchemaType.INTEGER)
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(1_000))
                        .defaultValue(100));
    }

    /** @param usual the word where the parameter is missing, the first that is offered */
    private static Parameter choice(String description, String usual, String other) {
        return described(
                description,
                string().addEnumeration(usual).addEnumeration(other).defaultValue(usual));
    }

    private static Parameter duration(String description, String example) {
        return described(description, string().format("duration").defaultValue("PT0S"))
                .example(example);
    }

    private static Parameter instant(String description, String example) {
        return described(description, string().format("date-time")).example(example);
    }

    private static Parameter names(String description, String example) {
        return described(
                        description,
                        typed(Schema.SchemaType.ARRAY).items(string()).maxItems(Ask.MAX_VALUES))
                .example(example);
    }

    private static Parameter described(String description, Schema schema) {
        return OASFactory.createParameter().description(description).schema(schema);
    }

    private static Schema string() {
        return typed(Schema.SchemaType.STRING);
    }

    private static Schema typed(Schema.SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }
}
