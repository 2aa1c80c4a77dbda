package dev.faultline.importer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A folder that an export is written into")
class FolderTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    @TempDir
    Path temporary;

    private Path root;
    private Folder folder;

    @BeforeEach
    void prepare() {
        root = temporary.resolve("site");
        folder = new Folder(root);
    }

    private static Map<String, byte[]> files(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private List<String> there() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .filter(name -> !name.startsWith(".faultline-export"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    @DisplayName("given new files, has just these, and nothing half-written beside them")
    void writes() throws Exception {
        var written = folder.write(files("index.html", "1", "incidents/a/index.html", "2"));

        assertEquals(new Folder.Written(2, 0, List.of()), written);
        assertEquals(List.of("incidents/a/index.html", "index.html"), there());
        assertEquals("2", Files.readString(root.resolve("incidents/a/index.html")));
    }

    @Test
    @DisplayName("given the same again, touches no file; given another content, that one alone")
    void touches_what_changed() throws Exception {
        folder.write(files("index.html", "1", "status.css", "2"));
        Files.setLastModifiedTime(root.resolve("index.html"), LONG_AGO);
        Files.setLastModifiedTime(root.resolve("status.css"), LONG_AGO);

        assertEquals(
                0, folder.write(files("index.html", "1", "status.css", "2")).changed());
        assertEquals(
                1, folder.write(files("index.html", "3", "status.css", "2")).changed());

        assertEquals(LONG_AGO, Files.getLastModifiedTime(root.resolve("status.css")));
        assertEquals("3", Files.readString(root.resolve("index.html")));
    }

    @Test
    @DisplayName(
            "given pages that went away, removes those that it wrote, with folders that are empty then, and no others")
    void removes() throws Exception {
        folder.write(files("index.html", "1", "incidents/a/index.html", "2", "incidents/b/index.html", "3"));
        Files.writeString(root.resolve("incidents/b/index.html"), "changed by hand");
        Files.writeString(root.resolve("logo.svg"), "somebody's");

        var written = folder.write(files("index.html", "1"));

        assertEquals(new Folder.Written(0, 1, List.of("incidents/b/index.html")), written);
        assertEquals(List.of("incidents/b/index.html", "index.html", "logo.svg"), there());
        assertFalse(Files.exists(root.resolve("incidents/a")));
    }

    @Test
    @DisplayName("given a file of somebody else where one is to go, writes nothing and names it")
    void writes_over_nothing() throws Exception {
        Files.createDirectories(root);
        Files.writeString(root.resolve("status.css"), "somebody's");

        var refused =
                assertThrows(ExportException.class, () -> folder.write(files("index.html", "1", "status.css", "2")));

        assertTrue(refused.getMessage().contains("status.css is there already"), refused.getMessage());
        assertEquals(List.of("status.css"), there());
        assertEquals("somebody's", Files.readString(root.resolve("status.css")));
    }

    @Test
    @DisplayName("given a writing that broke off, is whole after the next one, and forgets nothing that it wrote")
    void goes_on() throws Exception {
        Files.createDirectories(root.resolve("incidents"));
        // The place of a folder is taken, so that writing stops in the midst of it.
        Files.writeString(root.resolve("incidents/a"), "in the way");
        var all = files("status.css", "1", "incidents/a/index.html", "2", "index.html", "3");
        assertThrows(IOException.class, () -> folder.write(all));
        assertEquals(List.of("incidents/a", "status.css"), there());
        Files.delete(root.resolve("incidents/a"));

        assertEquals(2, folder.write(all).changed());
        assertEquals(2, folder.write(files("index.html", "3")).removed());
        assertEquals(List.of("index.html"), there());
    }

    @Test
    @DisplayName("given a list that is none, or that leads out of it, refuses to use it")
    void distrusts_its_list() throws Exception {
        Files.createDirectories(root);
        for (String line : List.of("nothing", "0".repeat(64) + "  ../outside", "0".repeat(64) + "  /etc/passwd")) {
            Files.writeString(root.resolve(Folder.LIST), line + "\n");
            var refused = assertThrows(ExportException.class, () -> folder.write(files("index.html", "1")));
            assertTrue(refused.getMessage().contains("is no list of an export"), refused.getMessage());
        }
    }
}
