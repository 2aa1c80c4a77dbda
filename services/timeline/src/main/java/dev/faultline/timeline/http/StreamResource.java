package dev.faultline.timeline.http;

import dev.faultline.timeline.following.Streams;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is told, as it is told. */
@Path("/api/v1/stream")
@Tag(name = "Stream", description = "What is told, as it is told")
public class StreamResource {
    private static final System.Logger LOG = System.getLogger(StreamResource.class.getName());

    private final StreamReading reading;
    private final Streams streams;

    StreamResource(StreamReading reading, Streams streams) {
        this.reading = reading;
        this.streams = streams;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "follow", summary = "Follow what is told", description = StreamDocs.FOLLOW)
    @Parameter(name = "datacenter", in = ParameterIn.QUERY)
    @Parameter(name = "role", in = ParameterIn.QUERY)
    @Parameter(name = "device", in = ParameterIn.QUERY)
    @Parameter(
            name = "incident",
            in = ParameterIn.QUERY,
            description = StreamDocs.INCIDENT,
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = StreamDocs.AFTER,
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = StreamReading.LAST_EVENT_ID,
            in = ParameterIn.HEADER,
            description = StreamDocs.LAST_EVENT_ID,
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = StreamDocs.STREAM,
            content =
                    @Content(
                            mediaType = StreamDocs.MEDIA_TYPE,
                            schema = @Schema(implementation = StreamBodies.StreamedEvent.class),
                            examples = @ExampleObject(name = "stream", value = StreamDocs.EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such incident",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response follow(
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request,
            @Context HttpServerResponse response) {
        StreamReading.Outcome outcome = reading.open(
                uri.getRequestUri().getRawPath(),
                uri.getQueryParameters(),
                Optional.ofNullable(headers.getHeaderString(StreamReading.LAST_EVENT_ID)));
        return switch (outcome) {
            case StreamReading.Outcome.Refused refused -> ReadingResource.response(refused.reply());
            case StreamReading.Outcome.Open open
            when request.method() == HttpMethod.HEAD -> {
                open.stream().close();
                yield Response.ok().type(StreamDocs.MEDIA_TYPE).build();
            }
            case StreamReading.Outcome.Open open -> {
                run(open.stream(), request, response);
                // What there was to be sent is sent.
                yield null;
            }
        };
    }

    private void run(EventStream stream, HttpServerRequest request, HttpServerResponse response) {
        try {
            response.setChunked(true)
                    .putHeader("Content-Type", StreamDocs.MEDIA_TYPE)
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Accel-Buffering", "no")
                    .putHeader(Reads.POSITION_HEADER, stream.position().toString());
            stream.staleSeconds().ifPresent(seconds -> response.putHeader(Reads.STALE_HEADER, Long.toString(seconds)));
            response.closeHandler(closed -> stream.stop());
            stream.run(new Socket(request, response));
        } catch (RuntimeException unexpected) {
            LOG.log(System.Logger.Level.ERROR, "a stream ended before its time", unexpected);
        } finally {
            stream.close();
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        }
    }

    /** Writes to a connection, and closes one that takes nothing for too long. */
    private final class Socket implements EventStream.Sink {
        /** So soon at most it is noticed that the service stops. */
        private static final Duration LOOK = Duration.ofMillis(500);

        private final HttpServerRequest request;
        private final HttpServerResponse response;

        private Socket(HttpServerRequest request, HttpServerResponse response) {
            this.request = request;
            this.response = response;
        }

        @Override
        public boolean write(byte[] bytes) {
            if (response.closed() || response.ended()) {
                return false;
            }
            CompletableFuture<Void> written =
                    response.write(Buffer.buffer(bytes)).toCompletionStage().toCompletableFuture();
            Duration left = streams.limits().writeWait();
            try {
                while (!taken(written, left.compareTo(LOOK) < 0 ? left : LOOK)) {
                    left = left.minus(LOOK);
                    if (left.isNegative() || left.isZero()) {
                        streams.stalled();
                        request.connection().close();
                        return false;
                    }
                    if (streams.closed()) {
                        request.connection().close();
                        return false;
                    }
                }
                return true;
            } catch (ExecutionException gone) {
                return false;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private static boolean taken(CompletableFuture<Void> written, Duration wait)
                throws ExecutionException, InterruptedException {
            try {
                written.get(wait.toNanos(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException notYet) {
                return false;
            }
        }
    }
}
