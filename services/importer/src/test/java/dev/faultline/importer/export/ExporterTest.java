package dev.faultline.importer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("./dev export")
class ExporterTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Exporter.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Exports from a server that answers like this. */
    private int against(int status, byte[] body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/status/export.zip", exchange -> {
            exchange.getResponseHeaders().add("Faultline-Position", "t/0@7");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            return run(
                    folder.resolve("site").toString(),
                    "--url=http://127.0.0.1:" + server.getAddress().getPort() + "/");
        } finally {
            server.stop(0);
        }
    }

    private static byte[] archive(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("given a running Faultline, writes its files and says how many, and of which position")
    void writes() throws IOException {
        assertEquals(0, against(200, archive("api/v2/summary.json", "index.html")), this::said);

        assertEquals(folder.resolve("site") + ": 2 files, 2 written, 0 removed, as of position t/0@7\n", said());
        assertEquals("index.html", Files.readString(folder.resolve("site/index.html")));
    }

    @Test
    @DisplayName("given an answer that is none, or that names files elsewhere, writes nothing and says so")
    void distrusts_the_answer() throws IOException {
        for (String name : List.of("../evil", "/evil", "a/../../evil", "a\\evil", ".hidden", "a//b", "C:evil")) {
            said.reset();
            assertEquals(1, against(200, archive(name, "index.html")), name);
            assertTrue(said().contains("names a file that cannot be written: " + name), this::said);
        }
        assertEquals(1, against(200, "no archive".getBytes(StandardCharsets.UTF_8)));
        assertTrue(said().contains("is no export of a public view"), this::said);
        assertEquals(1, against(503, "{\"type\":\"/problems/replaying\"}".getBytes(StandardCharsets.UTF_8)));
        assertTrue(said().contains("answered 503: {\"type\":\"/problems/replaying\"}"), this::said);
        assertFalse(Files.exists(folder.resolve("site")));
    }

    @Test
    @DisplayName("given nobody there, says so in one line")
    void nobody() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertEquals(1, run(folder.toString(), "--url", "http://127.0.0.1:" + free));
        assertEquals(
                "export: nobody can be reached at http://127.0.0.1:" + free + "; is Faultline running there?\n",
                said());
    }

    @Test
    @DisplayName("given wrong arguments, names what would be right")
    void arguments() {
        assertEquals(1, run());
        assertEquals(1, run("a", "b"));
        assertEquals(1, run("a", "--speed"));
        assertEquals(1, run("a", "--url"));
        assertEquals(1, run("a", "--url=localhost:8080"));
        assertEquals(
                List.of(
                        "export: name one DIR where the files go, and there are 0",
                        "export: name one DIR where the files go, and there are 2",
                        "export: unknown option: --speed; --url is the only one",
                        "export: --url is like http://localhost:8080, and is missing",
                        "export: --url is like http://localhost:8080, and is localhost:8080"),
                said().lines().toList());
    }
}
