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
    @Parameter(
            name = "datacenter",
            in = ParameterIn.QUERY,
            description = ParameterDocs.DATACENTERS,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = 1000),
            example = "us-va")
    @Parameter(
            name = "role",
            in = ParameterIn.QUERY,
            description = ParameterDocs.ROLES,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = 1000),
            example = "core-router")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "States, separated by commas or repeated.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
            example = "down")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = ParameterDocs.LIMIT,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = ParameterDocs.CURSOR,
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            description = ParameterDocs.KNOWN_AT,
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = ParameterDocs.EXAMPLE_KNOWN_AT)
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = ParameterDocs.AFTER,
            schema = @Schema(type = SchemaType.STRING),
            example = "faultline.device-events/0@12")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            headers = {
                @Header(
                        name = Reads.POSITION_HEADER,
                        description = ParameterDocs.POSITION_HEADER,
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = Reads.STALE_HEADER,
                        description = ParameterDocs.STALE_HEADER,
                        schema = @Schema(type = SchemaType.INTEGER))
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DevicesReading.DeviceList.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.DEVICES_EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = ParameterDocs.INVALID,
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class),
                            examples = @ExampleObject(name = "invalid", value = ParameterDocs.INVALID_EXAMPLE)))
    @APIResponse(
            responseCode = "503",
            description = ParameterDocs.UNAVAILABLE,
            headers =
                    @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = SchemaType.INTEGER)),
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "not yet visible",
                                            value = ParameterDocs.NOT_VISIBLE_EXAMPLE)))
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
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            description = ParameterDocs.KNOWN_AT,
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = ParameterDocs.EXAMPLE_KNOWN_AT)
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = ParameterDocs.AFTER,
            schema = @Schema(type = SchemaType.STRING),
            example = "faultline.device-events/0@12")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            headers = {
                @Header(
                        name = Reads.POSITION_HEADER,
                        description = ParameterDocs.POSITION_HEADER,
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = Reads.STALE_HEADER,
                        description = ParameterDocs.STALE_HEADER,
                        schema = @Schema(type = SchemaType.INTEGER))
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DevicesReading.OneDevice.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.DEVICE_EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = ParameterDocs.INVALID,
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class),
                            examples = @ExampleObject(name = "invalid", value = ParameterDocs.INVALID_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "Nothing is known of this device",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    @APIResponse(
            responseCode = "503",
            description = ParameterDocs.UNAVAILABLE,
            headers =
                    @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = SchemaType.INTEGER)),
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "not yet visible",
                                            value = ParameterDocs.NOT_VISIBLE_EXAMPLE)))
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
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = ParameterDocs.LIMIT,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = ParameterDocs.CURSOR,
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            description = ParameterDocs.KNOWN_AT,
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = ParameterDocs.EXAMPLE_KNOWN_AT)
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = ParameterDocs.AFTER,
            schema = @Schema(type = SchemaType.STRING),
            example = "faultline.device-events/0@12")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            headers = {
                @Header(
                        name = Reads.POSITION_HEADER,
                        description = ParameterDocs.POSITION_HEADER,
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = Reads.STALE_HEADER,
                        description = ParameterDocs.STALE_HEADER,
                        schema = @Schema(type = SchemaType.INTEGER))
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HistoryReading.FactList.class),
                            examples = @ExampleObject(name = "answer", value = ParameterDocs.HISTORY_EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = ParameterDocs.INVALID,
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class),
                            examples = @ExampleObject(name = "invalid", value = ParameterDocs.INVALID_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "Nothing is known of this device",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    @APIResponse(
            responseCode = "503",
            description = ParameterDocs.UNAVAILABLE,
            headers =
                    @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = SchemaType.INTEGER)),
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "not yet visible",
                                            value = ParameterDocs.NOT_VISIBLE_EXAMPLE)))
    public Response history(
            @Parameter(description = "Its id", example = "va-core-1") @PathParam("device") String device,
            @Context UriInfo uri) {
        return answer(uri, HistoryReading.PARAMETERS, ask -> HistoryReading.question(device, ask, reads.limits()));
    }
}
