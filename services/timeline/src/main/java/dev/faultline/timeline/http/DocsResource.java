package dev.faultline.timeline.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages about the service that its answers and alerts name. */
@Path("/docs")
public class DocsResource {
    private final DocsReads reads = new DocsReads();

    @GET
    @Path("{file}")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response file(@PathParam("file") String file, @Context HttpHeaders headers) {
        return reads.file(file, header(headers, HttpHeaders.ACCEPT), header(headers, HttpHeaders.IF_NONE_MATCH))
                .map(PublicResource::response)
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private static Optional<String> header(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getHeaderString(name));
    }
}
