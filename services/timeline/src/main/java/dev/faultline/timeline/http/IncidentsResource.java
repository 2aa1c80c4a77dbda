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

/** Incidents as staff told them. {@link ReadsFilter} describes what is only named here. */
@Path("/api/v1/incidents")
@Tag(name = "Incidents", description = "What staff did and said about outages")
public class IncidentsResource extends ReadingResource {
    IncidentsResource(Reads reads) {
        super(reads);
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "listIncidents",
            summary = "List incidents",
            description =
                    "In the order of their impact's start and then of their ids, or the other way round. With a datacenter, role or device: those whose scope covers such devices. With a window: those that lasted in it, from their impact's start to the resolution in force.")
    @Parameter(name = "datacenter", in = ParameterIn.QUERY)
    @Parameter(name = "role", in = ParameterIn.QUERY)
    @Parameter(name = "device", in = ParameterIn.QUERY)
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only incidents that stand so, separated by commas or repeated.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"open", "acknowledged", "resolved"}))
    @Parameter(
            name = "severity",
            in = ParameterIn.QUERY,
            description = "Only incidents as bad as this, separated by commas or repeated.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"critical", "major", "minor"}))
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Where the window ends, exclusive. Open where it is missing.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = ParameterDocs.EXAMPLE_TO)
    @Parameter(
            name = "order",
            in = ParameterIn.QUERY,
            description = "`asc`: the earliest start of impact first; `desc`: the latest first.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"asc", "desc"},
                            defaultValue = "asc"))
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IncidentsReading.IncidentList.class),
                            examples = @ExampleObject(name = "answer", value = IncidentDocs.LIST_EXAMPLE)))
    public Response list(@Context UriInfo uri) {
        return answer(uri, IncidentsReading.LIST_PARAMETERS, ask -> IncidentsReading.list(ask, reads.limits()));
    }

    @GET
    @Path("{incident}")
    @RunOnVirtualThread
    @Operation(
            operationId = "getIncident",
            summary = "Tell all that staff did and said about an incident",
            description =
                    "Each list in the order in which it was recorded. Nothing here comes from facts, but for whether the events that causes name as evidence are known.")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            headers =
                    @Header(name = "ETag", description = IncidentDocs.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IncidentsReading.OneIncident.class),
                            examples = @ExampleObject(name = "answer", value = IncidentDocs.ONE_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such incident, or it was not known then",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response one(
            @Parameter(description = "Its id", example = IncidentDocs.ID_EXAMPLE) @PathParam("incident")
                    String incident,
            @Context UriInfo uri) {
        return answer(uri, Set.of(), ask -> IncidentsReading.one(incident));
    }
}
