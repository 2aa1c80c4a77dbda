package dev.faultline.timeline.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** What the resources of the public view share: they hand every question to {@link PublicReads}. */
abstract class PublicResource {
    final PublicReads reads;

    PublicResource(PublicReads reads) {
        this.reads = reads;
    }

    /** @param home the folder where the public view begins, relative to the address that was asked for */
    static PublicReads.Asked asked(UriInfo uri, HttpHeaders headers, String home) {
        return new PublicReads.Asked(
                uri.getQueryParameters(), Optional.ofNullable(headers.getHeaderString("If-None-Match")), home);
    }

    /** Whether the address was asked for as a folder. */
    static boolean isFolder(UriInfo uri) {
        return uri.getRequestUri().getRawPath().endsWith("/");
    }

    static Response response(Reply reply) {
        var response = Response.status(reply.status());
        reply.headers().forEach(response::header);
        return reply.status() == 304
                ? response.build()
                : response.type(reply.mediaType()).entity(reply.body()).build();
    }
}
