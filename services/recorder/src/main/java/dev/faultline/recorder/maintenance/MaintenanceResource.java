package dev.faultline.recorder.maintenance;

import dev.faultline.access.CurrentCaller;
import dev.faultline.recorder.intake.CommandIntake;
import dev.faultline.recorder.intake.CommandsResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

/** What staff say about planned work comes in here. */
@Path("/api/v1/maintenance")
public class MaintenanceResource extends CommandsResource<MaintenanceCommand> {
    MaintenanceResource(CommandIntake<MaintenanceCommand> intake, CurrentCaller caller) {
        super(intake, caller);
    }

    @POST
    @RunOnVirtualThread
    public Response schedule(@Context HttpHeaders headers, InputStream body) {
        return answer(MaintenanceOperations.SCHEDULE, headers, body);
    }

    @DELETE
    @Path("{maintenance}")
    @RunOnVirtualThread
    public Response cancel(
            @PathParam("maintenance") String maintenance,
            @QueryParam("actor") String actor,
            @Context HttpHeaders headers,
            InputStream body) {
        return answer(MaintenanceOperations.CANCEL, Optional.ofNullable(actor), headers, body, maintenance);
    }
}
