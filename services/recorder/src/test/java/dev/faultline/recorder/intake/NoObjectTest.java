package dev.faultline.recorder.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.recorder.incidents.IncidentOperations;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A command that cannot be one")
class NoObjectTest {
    private final Desk desk = Desk.on(Desk.streams(Desk.log()), "a");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("is refused for its body, and not for the fields that it could not have")
    void no_object() {
        assertEquals(
                List.of("must be an object"),
                desk.call(IncidentOperations.DECLARE).body("[]").send().errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    @DisplayName("because no address can have its id is refused")
    void no_address(String id) {
        assertEquals(
                List.of("id: must not be . or .., for no address can have that"),
                desk.call(IncidentOperations.DECLARE)
                        .body(Desk.declaration("\"id\":\"" + id + "\""))
                        .send()
                        .errors());
    }
}
