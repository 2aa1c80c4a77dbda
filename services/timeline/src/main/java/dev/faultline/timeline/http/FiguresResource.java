package dev.faultline.timeline.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Figures. */
@Path("/api/v1/figures")
@Tag(
        name = "Figures",
        description = "Time to restore, time to detect, time between failures, availability; times of incidents")
public class FiguresResource extends ReadingResource {
    FiguresResource(Reads reads) {
        super(reads);
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "getFigures",
            summary = "Compute figures over a window",
            description =
                    "Exact figures for each group. Where no window is given it reaches from the first fact to the present.")
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
    @Parameter(name = "datacenter", in = ParameterIn.QUERY)
    @Parameter(name = "role", in = ParameterIn.QUERY)
    @Parameter(name = "device", in = ParameterIn.QUERY)
    @Parameter(name = "incident", in = ParameterIn.QUERY)
    @Parameter(name = "impact", in = ParameterIn.QUERY)
    @Parameter(name = "minDuration", in = ParameterIn.QUERY)
    @Parameter(name = "mergeGap", in = ParameterIn.QUERY)
    @Parameter(name = "maintenance", in = ParameterIn.QUERY)
    @Parameter(name = "tz", in = ParameterIn.QUERY)
    @Parameter(name = "businessHours", in = ParameterIn.QUERY)
    @Parameter(name = "holidays", in = ParameterIn.QUERY)
    @Parameter(name = "position", in = ParameterIn.QUERY)
    @Parameter(name = "asOf", in = ParameterIn.QUERY)
    @Parameter(
            name = "level",
            in = ParameterIn.QUERY,
            description = ParameterDocs.FIGURES_LEVEL,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"device", "datacenter"},
                            defaultValue = "device"))
    @Parameter(
            name = "groupBy",
            in = ParameterIn.QUERY,
            description = "What to group by, separated by commas or repeated; one group of all where it is missing.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
            example = "datacenter,month")
    @Parameter(name = "explain", in = ParameterIn.QUERY)
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = ParameterDocs.FIGURES_LIMIT,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FiguresReading.FiguresBody.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.FIGURES_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such incident",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response figures(@Context UriInfo uri) {
        return answer(uri, FiguresReading.PARAMETERS, ask -> FiguresReading.question(ask, reads.limits()));
    }

    @GET
    @Path("restated")
    @RunOnVirtualThread
    @Operation(
            operationId = "getRestatedFigures",
            summary = "Compare two tellings of figures",
            description =
                    "For each group the figures as they were told at `knownAt` and as they are told now, or at `against`; and the outages that are in one telling alone or have other times.")
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
    @Parameter(name = "datacenter", in = ParameterIn.QUERY)
    @Parameter(name = "role", in = ParameterIn.QUERY)
    @Parameter(name = "device", in = ParameterIn.QUERY)
    @Parameter(name = "incident", in = ParameterIn.QUERY)
    @Parameter(name = "impact", in = ParameterIn.QUERY)
    @Parameter(name = "minDuration", in = ParameterIn.QUERY)
    @Parameter(name = "mergeGap", in = ParameterIn.QUERY)
    @Parameter(name = "maintenance", in = ParameterIn.QUERY)
    @Parameter(name = "tz", in = ParameterIn.QUERY)
    @Parameter(name = "businessHours", in = ParameterIn.QUERY)
    @Parameter(name = "holidays", in = ParameterIn.QUERY)
    @Parameter(name = "position", in = ParameterIn.QUERY)
    @Parameter(name = "asOf", in = ParameterIn.QUERY)
    @Parameter(
            name = "level",
            in = ParameterIn.QUERY,
            description = ParameterDocs.FIGURES_LEVEL,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"device", "datacenter"},
                            defaultValue = "device"))
    @Parameter(
            name = "groupBy",
            in = ParameterIn.QUERY,
            description = "What to group by, separated by commas or repeated; one group of all where it is missing.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
            example = "datacenter,month")
    @Parameter(name = "explain", in = ParameterIn.QUERY)
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            required = true,
            description = "The telling that is compared: as of what was known then.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = ParameterDocs.EXAMPLE_KNOWN_AT)
    @Parameter(
            name = "against",
            in = ParameterIn.QUERY,
            description = "The telling to compare with: as of what was known then. Now where it is missing.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "unchanged",
            in = ParameterIn.QUERY,
            description = "Whether groups and outages that both tellings say alike are listed, too.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"exclude", "include"},
                            defaultValue = "exclude"))
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RestatedReading.RestatedBody.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.RESTATED_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such incident",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response restated(@Context UriInfo uri) {
        return answer(uri, RestatedReading.PARAMETERS, ask -> RestatedReading.question(ask, reads.limits()));
    }
}
