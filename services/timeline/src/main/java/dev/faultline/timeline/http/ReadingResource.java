package dev.faultline.timeline.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.function.Function;

/** What the resources of the read side share: they hand every question to {@link Reads}. */
abstract class ReadingResource {
    final Reads reads;

    ReadingResource(Reads reads) {
        this.reads = reads;
    }

    /** Answers the question of a request that may have these parameters. */
    final Response answer(UriInfo uri, Set<String> parameters, Function<Ask, Question> read) {
        return response(reads.reply(uri.getRequestUri().getRawPath(), uri.getQueryParameters(), parameters, read));
    }

    /** A reply as JAX-RS has it. */
    static Response response(Reply reply) {
        var response = Response.status(reply.status()).type(reply.mediaType()).entity(reply.body());
        reply.headers().forEach(response::header);
        return response.build();
    }
}
