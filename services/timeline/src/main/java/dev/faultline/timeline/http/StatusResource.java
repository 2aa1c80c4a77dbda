package dev.faultline.timeline.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The public view: pages, feeds and files. {@link StatuspageResource} has it for programs. */
@Path("/status")
public class StatusResource extends PublicResource {
    StatusResource(PublicReads reads) {
        super(reads);
    }

    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response overview(@Context UriInfo uri, @Context HttpHeaders headers) {
        return response(reads.overview(asked(uri, headers, isFolder(uri) ? "" : "status/")));
    }

    @GET
    @Path("incidents/{incident}")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response story(@PathParam("incident") String incident, @Context UriInfo uri, @Context HttpHeaders headers) {
        return response(reads.story(incident, asked(uri, headers, isFolder(uri) ? "../../" : "../")));
    }

    @GET
    @Path("export.zip")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response archive(@Context UriInfo uri, @Context HttpHeaders headers) {
        return response(reads.archive(asked(uri, headers, "./")));
    }

    @GET
    @Path("{file: status\\.css|feed\\.atom|feed\\.json|api/v2/.+\\.json}")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response file(@PathParam("file") String file, @Context UriInfo uri, @Context HttpHeaders headers) {
        return response(reads.file(file, asked(uri, headers, "./")));
    }
}
