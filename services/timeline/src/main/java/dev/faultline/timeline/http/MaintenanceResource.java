package dev.faultline.timeline.http;

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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Planned work. {@link ReadsFilter} describes what is only named here. */
@Path("/api/v1/maintenance")
@Tag(name = "Maintenance", description = "Planned work, past and to come")
public class MaintenanceResource extends ReadingResource {
    MaintenanceResource(Reads reads) {
        super(reads);
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "listMaintenance",
            summary = "List planned work",
            description =
                    "In the order of its beginning and then of its ids; what was cancelled is marked. With a datacenter or device: work whose scope covers such devices. With a window: work that overlaps it, be it to come.")
    @Parameter(name = "datacenter", in = ParameterIn.QUERY)
    @Parameter(name = "device", in = ParameterIn.QUERY)
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Where the window ends, exclusive. Open where it is missing.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = ParameterDocs.EXAMPLE_TO)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MaintenanceReading.MaintenanceList.class),
                            examples = @ExampleObject(name = "answer", value = IncidentDocs.MAINTENANCE_LIST_EXAMPLE)))
    public Response list(@Context UriInfo uri) {
        return answer(uri, MaintenanceReading.LIST_PARAMETERS, ask -> MaintenanceReading.list(ask, reads.limits()));
    }

    @GET
    @Path("{maintenance}")
    @RunOnVirtualThread
    @Operation(operationId = "getMaintenance", summary = "Tell of planned work", description = "As in the list.")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            headers =
                    @Header(name = "ETag", description = IncidentDocs.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MaintenanceReading.OneMaintenance.class),
                            examples = @ExampleObject(name = "answer", value = IncidentDocs.MAINTENANCE_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such maintenance, or it was not known then",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response one(
            @Parameter(description = "Its id", example = "firmware-36") @PathParam("maintenance") String maintenance,
            @Context UriInfo uri) {
        return answer(uri, Set.of(), ask -> MaintenanceReading.one(maintenance));
    }
}
