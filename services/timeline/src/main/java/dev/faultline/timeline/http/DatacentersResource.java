package dev.faultline.timeline.http;

import dev.faultline.timeline.recovery.RecoveryTimeline;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Datacenters and their recovery. */
@Path("/api/v1/datacenters")
@Tag(name = "Datacenters", description = "How datacenters stand, and how they recovered")
public class DatacentersResource extends ReadingResource {
    DatacentersResource(Reads reads) {
        super(reads);
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "listDatacenters",
            summary = "List datacenters with their present state",
            description =
                    "A datacenter is down while every device of one of its critical roles is, else degraded while any device is degraded or down, else up.")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DatacentersReading.DatacenterList.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.DATACENTERS_EXAMPLE)))
    public Response list(@Context UriInfo uri) {
        return answer(uri, DatacentersReading.LIST_PARAMETERS, ask -> DatacentersReading.list(ask, reads.limits()));
    }

    @GET
    @Path("{datacenter}")
    @RunOnVirtualThread
    @Operation(operationId = "getDatacenter", summary = "Tell how a datacenter stands", description = "As in the list.")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DatacentersReading.OneDatacenter.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.DATACENTER_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "No fact names this datacenter",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response one(
            @Parameter(description = "Its name", example = "us-va") @PathParam("datacenter") String datacenter,
            @Context UriInfo uri) {
        return answer(uri, Set.of(), ask -> DatacentersReading.one(datacenter, reads.limits()));
    }

    @GET
    @Path("{datacenter}/recovery")
    @RunOnVirtualThread
    @Operation(
            operationId = "getRecovery",
            summary = "Tell how a datacenter went down and came back",
            description =
                    "How many of its devices were in each state, step by step, and when half, nine of ten and all that were struck were restored for good. The last 24 hours where no window is given.")
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
    @Parameter(name = "role", in = ParameterIn.QUERY)
    @Parameter(
            name = "groupBy",
            in = ParameterIn.QUERY,
            description = "Gives each role on its own, too.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"role"}))
    @Parameter(name = "incident", in = ParameterIn.QUERY)
    @Parameter(
            name = "points",
            in = ParameterIn.QUERY,
            description = ParameterDocs.POINTS,
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "" + RecoveryTimeline.MIN_POINTS,
                            maximum = "" + RecoveryTimeline.MAX_STEPS))
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RecoveryReading.RecoveryBody.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.RECOVERY_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "No fact names this datacenter, or there is no such incident",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response recovery(
            @Parameter(description = "Its name", example = "us-va") @PathParam("datacenter") String datacenter,
            @Context UriInfo uri) {
        return answer(uri, RecoveryReading.PARAMETERS, ask -> RecoveryReading.question(datacenter, ask));
    }
}
