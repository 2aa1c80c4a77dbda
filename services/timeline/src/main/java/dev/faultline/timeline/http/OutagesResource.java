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

/** Outages. */
@Path("/api/v1/outages")
@Tag(name = "Outages", description = "When devices and datacenters failed, and for how long")
public class OutagesResource extends ReadingResource {
    OutagesResource(Reads reads) {
        super(reads);
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "listOutages",
            summary = "List outages",
            description =
                    "Those that overlap the window, in the order of their start and then of the device. An open outage lasts until `asOf`.")
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
            description = ParameterDocs.LEVEL,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"device", "datacenter"},
                            defaultValue = "device"))
    @Parameter(
            name = "open",
            in = ParameterIn.QUERY,
            description = "Only outages that are open, or only those that have ended.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OutagesReading.OutageList.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.OUTAGES_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such incident",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response list(@Context UriInfo uri) {
        return answer(uri, OutagesReading.PARAMETERS, ask -> OutagesReading.question(ask, reads.limits()));
    }
}
