package dev.faultline.timeline.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The report on an incident. {@link ReadsFilter} describes what is only named here. */
@Path("/api/v1/incidents/{incident}/report")
@Tag(name = "Incidents", description = "What staff did and said about outages")
public class IncidentReportResource extends ReadingResource {
    private final ReportDocuments documents = new ReportDocuments();

    IncidentReportResource(Reads reads) {
        super(reads);
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "getReport",
            summary = "The reason for outage report on an incident",
            description =
                    "Generated from facts and from what staff did and said; every statement names the events that show it. Staff add the words of sections. As it was published with `revision`; else as it stands: where something changed since the last publication, it is the draft of the next revision. `Accept` chooses the form.")
    @Parameter(
            name = "revision",
            in = ParameterIn.QUERY,
            description = "The report exactly as it was when this revision was published.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "The form, for links that cannot set `Accept`.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"json", "html", "md", "pdf"}))
    @Parameter(name = "tz", in = ParameterIn.QUERY)
    @Parameter(name = "position", in = ParameterIn.QUERY)
    @Parameter(name = "asOf", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = ReportBody.class),
                        examples = @ExampleObject(name = "answer", value = ReportDocs.EXAMPLE)),
                @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/markdown", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "404",
            description = "There is no such incident",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    @APIResponse(
            responseCode = "406",
            description = "None of the forms is one that `Accept` takes",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Reads.ProblemBody.class)))
    public Response report(
            @Parameter(description = "Its id", example = IncidentDocs.ID_EXAMPLE) @PathParam("incident")
                    String incident,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Optional<String> accept = Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT));
        return answer(
                uri,
                ReportReading.PARAMETERS,
                ask -> ReportReading.question(incident, ask, accept, reads.limits(), documents));
    }
}
