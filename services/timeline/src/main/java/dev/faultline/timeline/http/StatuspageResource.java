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

/**
 * The public view in the shape of Statuspage's API v2, at the addresses that its readers look at. It is no contract of ours,
 * so the description of the API leaves it out: docs/http.md says what is mapped to what.
 */
@Path("/api/v2")
public class StatuspageResource extends PublicResource {
    StatuspageResource(PublicReads reads) {
        super(reads);
    }

    @GET
    @Path("{file: .+\\.json}")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response file(@PathParam("file") String file, @Context UriInfo uri, @Context HttpHeaders headers) {
        return response(reads.file("api/v2/" + file, asked(uri, headers, "/status/")));
    }
}
