package dev.faultline.importer.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Gets the export of a running Faultline. */
final class Source {
    /** Far more than an export has. */
    static final int MAX_BYTES = 64 << 20;

    static final int MAX_FILES = 10_000;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int SHOWN = 200;
    /** Parts that begin with a letter or a digit: nothing hidden, nothing upwards, nothing absolute. */
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9._-]{0,199}/){0,8}[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private Source() {}

    /** Gets it whole, or not at all. */
    static Fetched fetch(String url) throws ExportException, InterruptedException {
        URI address = URI.create(url + "/status/export.zip");
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            byte[] body;
            try (InputStream in = response.body()) {
                body = in.readNBytes(MAX_BYTES + 1);
            }
            if (response.statusCode() != 200) {
                String said = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8);
                throw new ExportException(
                        "GET " + address + " answered " + response.statusCode() + ": " + said.replaceAll("\\s+", " "));
            }
            if (body.length > MAX_BYTES) {
                throw new ExportException("GET " + address + " answered more than " + MAX_BYTES + " bytes");
            }
            String position =
                    response.headers().firstValue("Faultline-Position").orElse("unknown");
            return new Fetched(unpacked(body, address), position);
        } catch (ConnectException e) {
            throw new ExportException("nobody can be reached at " + url + "; is Faultline running there?");
        } catch (IOException e) {
            throw new ExportException("GET " + address + " gave no answer: " + e.getMessage());
        }
    }

    private static Map<String, byte[]> unpacked(byte[] archive, URI address) throws ExportException, IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int left = MAX_BYTES;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (!NAME.matcher(name).matches() || files.put(name, bytes) != null) {
                    throw new ExportException("GET " + address + " names a file that cannot be written: " + name);
                }
                if (left < 0 || files.size() > MAX_FILES) {
                    throw new ExportException(
                            "GET " + address + " has more than " + MAX_FILES + " files or " + MAX_BYTES + " bytes");
                }
            }
        }
        if (!files.containsKey(Folder.LAST)) {
            throw new ExportException("GET " + address + " is no export of a public view: it has no " + Folder.LAST);
        }
        return files;
    }
}
