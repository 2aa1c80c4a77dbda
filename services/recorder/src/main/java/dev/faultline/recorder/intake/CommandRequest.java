package dev.faultline.recorder.intake;

import dev.faultline.access.Caller;
import dev.faultline.recorder.commands.Command;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A request to record something, as it came over the wire.
 *
 * @param operation what is called
 * @param path the ids and numbers in the path, decoded, in order
 * @param caller who sends it
 * @param actor the query parameter of this name, which only a request without a body may have
 * @param body what follows; not closed by whoever reads it
 * @param <C> the commands
 */
public record CommandRequest<C extends Command>(
        Operation<C> operation,
        List<String> path,
        Caller caller,
        Optional<String> actor,
        CommandHeaders headers,
        InputStream body) {
    public CommandRequest {
        path = List.copyOf(path);
    }
}
