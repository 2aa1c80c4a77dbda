package dev.faultline.importer.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Opening what is to be imported")
class SourceTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_read_as_it_is() throws IOException {
        Path file = Files.writeString(folder.resolve("facts"), "a\nb\n");

        try (Source source = Source.open(file.toString())) {
            assertEquals("a\nb\n", new String(source.lines().readAllBytes(), UTF_8));
            assertEquals(4, source.read());
        }
    }

    @Test
    void a_packed_file_is_unpacked_and_counted_as_it_lies_on_the_disk() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write("a\n".repeat(10_000).getBytes(UTF_8));
        }
        Path file = Files.write(folder.resolve("facts.gz"), packed.toByteArray());

        try (Source source = Source.open(file.toString())) {
            assertEquals("a\n".repeat(10_000), new String(source.lines().readAllBytes(), UTF_8));
            assertEquals(packed.size(), source.read());
        }
    }

    @Test
    void what_only_is_called_packed_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("facts.gz"), "a\nb\n");

        assertThrows(IOException.class, () -> Source.open(file.toString()).close());
    }
}
