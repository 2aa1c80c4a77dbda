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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Devices and their histories. */
@Path("/api/v1/devices")
@Tag(name = "Devices", description = "How devices stand, and all that was told about them")
public class DevicesResource extends ReadingResource {
    DevicesResource(Reads reads) {
        super(reads);
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "listDevices",
            summary = "List devices with their present state",
            description = "In the order of their ids.")
    @Parameter(name = "datacenter", in = ParameterIn.QUERY)
    @Parameter(name = "role", in = ParameterIn.QUERY)
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "States, separated by commas or repeated.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
            example = "down")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DevicesReading.DeviceList.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.DEVICES_EXAMPLE)))
    public Response list(@Context UriInfo uri) {
        return answer(uri, DevicesReading.LIST_PARAMETERS, ask -> DevicesReading.list(ask, reads.limits()));
    }

    @GET
    @Path("{device}")
    @RunOnVirtualThread
    @Operation(
            operationId = "getDevice",
            summary = "Tell how a device stands",
            description = "With what it was registered as, where it was.")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DevicesReading.OneDevice.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.DEVICE_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "Nothing is known of this device",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response one(
            @Parameter(description = "Its id", example = "va-core-1") @PathParam("device") String device,
            @Context UriInfo uri) {
        return answer(uri, Set.of(), ask -> DevicesReading.one(device));
    }

    @GET
    @Path("{device}/history")
    @RunOnVirtualThread
    @Operation(
            operationId = "getHistory",
            summary = "List all facts about a device",
            description =
                    "In the order of when they occurred, then of when they were recorded. Retracted ones are marked. The position of a fact is the one behind it.")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HistoryReading.FactList.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.HISTORY_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "Nothing is known of this device",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response history(
            @Parameter(description = "Its id", example = "va-core-1") @PathParam("device") String device,
            @Context UriInfo uri) {
        return answer(uri, HistoryReading.PARAMETERS, ask -> HistoryReading.question(device, ask, reads.limits()));
    }
}
