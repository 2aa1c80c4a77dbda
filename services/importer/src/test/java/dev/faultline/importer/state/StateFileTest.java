package dev.faultline.importer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("How far an import came")
class StateFileTest {
    private static final SavedState STATE = new SavedState(
            "http://localhost:8080", true, 1L << 40, 7, "00ff", 5, 2, "faultline.device-events/0@5", 300);

    @TempDir
    Path folder;

    private StateFile file() {
        return new StateFile(folder.resolve("facts.import-state"));
    }

    @Test
    void what_was_written_last_is_read_and_nothing_else_lies_about() throws IOException {
        assertEquals(Optional.empty(), file().read());
        file().write(new SavedState("http://h", false, 1, 1, "", 0, 0, "", 0));
        file().write(STATE);

        assertEquals(Optional.of(STATE), file().read());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file().path()), files.toList());
        }
        file().delete();
        file().delete();
        assertEquals(Optional.empty(), file().read());
    }

    @Test
    @DisplayName("given a run was killed while it wrote, then what it had written before is there")
    void half_a_state_is_none() throws IOException {
        file().write(STATE);
        Files.writeString(folder.resolve("facts.import-state.new"), "{\"format\":\"faultline-imp");

        assertEquals(Optional.of(STATE), file().read());
        file().write(STATE);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "facts",
                "{\"format\":\"faultline-import-1\",\"bytes\":3}",
                "{\"format\":[1]}",
                "{\"format\":\"faultline-import-2\"}"
            })
    void something_else_is_refused_by_name(String text) throws IOException {
        Files.writeString(file().path(), text);

        assertEquals(
                file().path() + " is no state of an import; --restart begins anew, --state names another file",
                assertThrows(StateFile.NoStateException.class, () -> file().read())
                        .getMessage());
    }

    @Test
    void what_would_come_before_the_beginning_is_none() {
        byte[] bent = new String(STATE.toJson())
                .replace("\"lines\":7", "\"lines\":-7")
                .getBytes();

        assertEquals(Optional.empty(), SavedState.parse(bent));
        assertEquals(Optional.of(STATE), SavedState.parse(STATE.toJson()));
    }
}
