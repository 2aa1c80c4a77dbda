package dev.faultline.recorder.incidents;

import dev.faultline.recorder.intake.CommandIntake;
import dev.faultline.recorder.intake.CommandsResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** What staff do and say about incidents comes in here. */
@Path("/api/v1/incidents")
public class IncidentsResource extends CommandsResource<IncidentCommand> {
    IncidentsResource(CommandIntake<IncidentCommand> intake) {
        super(intake);
    }

    @POST
    @RunOnVirtualThread
    public Response declare(@Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.DECLARE, headers, body);
    }

    @POST
    @Path("{incident}/acknowledge")
    @RunOnVirtualThread
    public Response acknowledge(
            @PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.ACKNOWLEDGE, headers, body, incident);
    }

    @POST
    @Path("{incident}/scope")
    @RunOnVirtualThread
    public Response rescope(@PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.RESCOPE, headers, body, incident);
    }

    @POST
    @Path("{incident}/actions")
    @RunOnVirtualThread
    public Response recordAction(
            @PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.ACTION, headers, body, incident);
    }

    @POST
    @Path("{incident}/milestones")
    @RunOnVirtualThread
    public Response claimMilestone(
            @PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.MILESTONE, headers, body, incident);
    }

    @POST
    @Path("{incident}/causes")
    @RunOnVirtualThread
    public Response recordCause(
            @PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.CAUSE, headers, body, incident);
    }

    @POST
    @Path("{incident}/links")
    @RunOnVirtualThread
    public Response link(@PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.LINK, headers, body, incident);
    }

    @POST
    @Path("{incident}/notes")
    @RunOnVirtualThread
    public Response note(@PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.NOTE, headers, body, incident);
    }

    @POST
    @Path("{incident}/notices")
    @RunOnVirtualThread
    public Response recordNotice(
            @PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.NOTICE, headers, body, incident);
    }

    @POST
    @Path("{incident}/notices/{number}/delivery")
    @RunOnVirtualThread
    public Response reportDelivery(
            @PathParam("incident") String incident,
            @PathParam("number") String number,
            @Context HttpHeaders headers,
            InputStream body) {
        return answer(IncidentOperations.DELIVERY, headers, body, incident, number);
    }

    @POST
    @Path("{incident}/corrective-actions")
    @RunOnVirtualThread
    public Response planCorrectiveAction(
            @PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.CORRECTIVE_ACTION, headers, body, incident);
    }

    @POST
    @Path("{incident}/corrective-actions/{number}/complete")
    @RunOnVirtualThread
    public Response completeCorrectiveAction(
            @PathParam("incident") String incident,
            @PathParam("number") String number,
            @Context HttpHeaders headers,
            InputStream body) {
        return answer(IncidentOperations.COMPLETE, headers, body, incident, number);
    }

    @POST
    @Path("{incident}/corrective-actions/{number}/drop")
    @RunOnVirtualThread
    public Response dropCorrectiveAction(
            @PathParam("incident") String incident,
            @PathParam("number") String number,
            @Context HttpHeaders headers,
            InputStream body) {
        return answer(IncidentOperations.DROP, headers, body, incident, number);
    }

    @POST
    @Path("{incident}/resolve")
    @RunOnVirtualThread
    public Response resolve(@PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.RESOLVE, headers, body, incident);
    }

    @POST
    @Path("{incident}/reopen")
    @RunOnVirtualThread
    public Response reopen(@PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.REOPEN, headers, body, incident);
    }

    @POST
    @Path("{incident}/report-sections")
    @RunOnVirtualThread
    public Response writeReportSection(
            @PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.REPORT_SECTION, headers, body, incident);
    }

    @POST
    @Path("{incident}/report")
    @RunOnVirtualThread
    public Response publishReport(
            @PathParam("incident") String incident, @Context HttpHeaders headers, InputStream body) {
        return answer(IncidentOperations.REPORT, headers, body, incident);
    }
}
