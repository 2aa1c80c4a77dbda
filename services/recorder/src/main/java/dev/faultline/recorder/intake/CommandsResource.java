package dev.faultline.recorder.intake;

import dev.faultline.access.CurrentCaller;
import dev.faultline.recorder.commands.Command;
import dev.faultline.recorder.http.Reply;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * What resources that take commands share. What is said of their calls in the API's document is made from
 * {@link Operation}.
 *
 * @param <C> the commands
 */
public abstract class CommandsResource<C extends Command> {
    private final CommandIntake<C> intake;
    private final CurrentCaller caller;

    protected CommandsResource(CommandIntake<C> intake, CurrentCaller caller) {
        this.intake = intake;
        this.caller = caller;
    }

    /** Takes a call with these ids and numbers in its path. */
    protected Response answer(Operation<C> operation, HttpHeaders headers, InputStream body, String... path) {
        return answer(operation, Optional.empty(), headers, body, path);
    }

    /** Takes a call that may have its actor in the query. */
    protected Response answer(
            Operation<C> operation, Optional<String> actor, HttpHeaders headers, InputStream body, String... path) {
        Reply reply =
                intake.take(new CommandRequest<>(operation, List.of(path), caller.get(), actor, values(headers), body));
        var response = Response.status(reply.status()).type(reply.mediaType()).entity(reply.body());
        reply.headers().forEach(response::header);
        return response.build();
    }

    private static CommandHeaders values(HttpHeaders headers) {
        return name -> Optional.ofNullable(headers.getRequestHeader(name)).orElse(List.of());
    }
}
