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

/** What staff did and said, held against facts. {@link ReadsFilter} describes what is only named here. */
@Path("/api/v1/incidents/{incident}")
@Tag(name = "Incidents", description = "What staff did and said about outages")
public class IncidentStoryResource extends ReadingResource {
    IncidentStoryResource(Reads reads) {
        super(reads);
    }

    @GET
    @Path("timeline")
    @RunOnVirtualThread
    @Operation(
            operationId = "tellIncident",
            summary = "Tell the story of an incident line by line",
            description =
                    "Changes of its devices and what staff did and said, by the instant at which each occurred. Changes of the devices of one role in one datacenter into one state at about the same time are one line with a count, and `opens` is where each of them is a line of its own. With knownAt: the story as it was told then.")
    @Parameter(name = "datacenter", in = ParameterIn.QUERY)
    @Parameter(name = "role", in = ParameterIn.QUERY)
    @Parameter(name = "device", in = ParameterIn.QUERY)
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Only changes into these states.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"up", "degraded", "down", "unknown"}))
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Only lines of facts, or only those of staff.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"facts", "staff"}))
    @Parameter(
            name = "groupWithin",
            in = ParameterIn.QUERY,
            description = "How long after the first change of a line another one may belong to it; PT0S groups none.",
            schema = @Schema(type = SchemaType.STRING, format = "duration", defaultValue = "PT1M"))
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StoryReading.StoryBody.class),
                            examples = @ExampleObject(name = "answer", value = StoryDocs.STORY_EXAMPLE)))
    public Response timeline(
            @Parameter(description = "Its id", example = IncidentDocs.ID_EXAMPLE) @PathParam("incident")
                    String incident,
            @Context UriInfo uri) {
        return answer(
                uri,
                StoryReading.PARAMETERS,
                ask -> StoryReading.question(uri.getRequestUri().getRawPath(), incident, ask, reads.limits()));
    }

    @GET
    @Path("knowledge")
    @RunOnVirtualThread
    @Operation(
            operationId = "tellKnowledge",
            summary = "Tell when more became known of an incident",
            description =
                    "The instants at which its story changed, in order: staff did or said something, changes of its devices became known, or were taken back. With one of them as knownAt every other read tells what was known then. What was known before the declaration became known of the incident with it. At most 500 moments: where there would be more, groupWithin is longer than asked for.")
    @Parameter(
            name = "groupWithin",
            in = ParameterIn.QUERY,
            description = "How long after the first of a moment something may become known that belongs to it.",
            schema = @Schema(type = SchemaType.STRING, format = "duration", defaultValue = "PT1M"))
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KnowledgeReading.KnowledgeBody.class),
                            examples = @ExampleObject(name = "answer", value = StoryDocs.KNOWLEDGE_EXAMPLE)))
    public Response knowledge(
            @Parameter(description = "Its id", example = IncidentDocs.ID_EXAMPLE) @PathParam("incident")
                    String incident,
            @Context UriInfo uri) {
        return answer(uri, KnowledgeReading.PARAMETERS, ask -> KnowledgeReading.question(incident, ask));
    }

    @GET
    @Path("claims")
    @RunOnVirtualThread
    @Operation(
            operationId = "holdClaimsAgainstFacts",
            summary = "Hold the claims of an incident against facts",
            description =
                    "For each claim what the facts that were known when it was made say of it, and what those that are known now do: supported, contradicted, relapsed, or unproven where nothing was observed.")
    @Parameter(
            name = "relapseWithin",
            in = ParameterIn.QUERY,
            description = "An outage that begins so long after a claim, or sooner, is a relapse.",
            schema = @Schema(type = SchemaType.STRING, format = "duration", defaultValue = "PT720H"))
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ClaimsReading.ClaimsBody.class),
                            examples = @ExampleObject(name = "answer", value = StoryDocs.CLAIMS_EXAMPLE)))
    public Response claims(
            @Parameter(description = "Its id", example = IncidentDocs.ID_EXAMPLE) @PathParam("incident")
                    String incident,
            @Context UriInfo uri) {
        return answer(uri, ClaimsReading.PARAMETERS, ask -> ClaimsReading.question(incident, ask, reads.limits()));
    }

    @GET
    @Path("actions")
    @RunOnVirtualThread
    @Operation(
            operationId = "tellEffectsOfActions",
            summary = "Tell what the actions of an incident did",
            description =
                    "For each action how many of its devices were in an outage, how many came back soon after it, later or not yet, and how many were struck soon after it. That a device came back after an action does not prove that it came back by it.")
    @Parameter(
            name = "within",
            in = ParameterIn.QUERY,
            description = "How long after an action counts as soon.",
            schema = @Schema(type = SchemaType.STRING, format = "duration", defaultValue = "PT30M"))
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EffectsReading.EffectsBody.class),
                            examples = @ExampleObject(name = "answer", value = StoryDocs.ACTIONS_EXAMPLE)))
    public Response actions(
            @Parameter(description = "Its id", example = IncidentDocs.ID_EXAMPLE) @PathParam("incident")
                    String incident,
            @Context UriInfo uri) {
        return answer(uri, EffectsReading.PARAMETERS, ask -> EffectsReading.question(incident, ask));
    }

    @GET
    @Path("propagation")
    @RunOnVirtualThread
    @Operation(
            operationId = "tellPropagation",
            summary = "Tell in which order an incident struck",
            description =
                    "Roles of datacenters in the order in which their first device was struck, the same in the order in which they came back, and declared dependencies between devices that were both struck.")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PropagationReading.PropagationBody.class),
                            examples = @ExampleObject(name = "answer", value = StoryDocs.PROPAGATION_EXAMPLE)))
    public Response propagation(
            @Parameter(description = "Its id", example = IncidentDocs.ID_EXAMPLE) @PathParam("incident")
                    String incident,
            @Context UriInfo uri) {
        return answer(uri, Set.of(), ask -> PropagationReading.question(incident));
    }

    @GET
    @Path("clocks")
    @RunOnVirtualThread
    @Operation(
            operationId = "tellClocks",
            summary = "Tell when network, services, phones and backlog came back",
            description = "As staff claim, and as facts show.")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ClocksReading.ClocksBody.class),
                            examples = @ExampleObject(name = "answer", value = StoryDocs.CLOCKS_EXAMPLE)))
    public Response clocks(
            @Parameter(description = "Its id", example = IncidentDocs.ID_EXAMPLE) @PathParam("incident")
                    String incident,
            @Context UriInfo uri) {
        return answer(uri, Set.of(), ask -> ClocksReading.question(incident, reads.limits()));
    }

    @GET
    @Path("notices")
    @RunOnVirtualThread
    @Operation(
            operationId = "tellReachOfNotices",
            summary = "Tell whom the notices of an incident reached",
            description =
                    "Told, delivered and failed over time, in all, by channel and for each notice; with a warning where what carried a notice was itself in an outage when it was sent.")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReachReading.ReachBody.class),
                            examples = @ExampleObject(name = "answer", value = StoryDocs.NOTICES_EXAMPLE)))
    public Response notices(
            @Parameter(description = "Its id", example = IncidentDocs.ID_EXAMPLE) @PathParam("incident")
                    String incident,
            @Context UriInfo uri) {
        return answer(uri, Set.of(), ask -> ReachReading.question(incident));
    }
}
