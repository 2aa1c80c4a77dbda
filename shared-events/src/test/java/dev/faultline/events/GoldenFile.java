package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.faultline.events.EncodedEvent.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event as it lies on the log, kept in a file that is laid out for people; white space is all that it adds. */
public record GoldenFile(List<Header> headers, byte[] key, byte[] value) {
    private static final JsonFactory JSON =
            new JsonFactory().enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8);

    /** The file of this name, without {@code .json}. */
    public static GoldenFile read(String name) throws IOException {
        List<Header> headers = new ArrayList<>();
        byte[] key = null;
        byte[] value = null;
        try (InputStream file = GoldenFile.class.getResourceAsStream("/golden/" + name + ".json");
                JsonParser parser = JSON.createParser(file)) {
            parser.nextToken();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                switch (field) {
                    case "attributes" -> {
                        while (parser.nextToken() != JsonToken.END_OBJECT) {
                            headers.add(new Header(
                                    parser.currentName(), parser.nextTextValue().getBytes(UTF_8)));
                        }
                    }
                    case "key" -> key = parser.getText().getBytes(UTF_8);
                    case "value" -> value = compact(parser);
                    default -> throw new IOException("unexpected " + field + " in " + name);
                }
            }
        }
        return new GoldenFile(headers, key, value);
    }

    private static byte[] compact(JsonParser parser) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            generator.copyCurrentStructure(parser);
        }
        return bytes.toByteArray();
    }

    /** The names of all files, without {@code .json}. */
    public static Set<String> names() throws IOException, URISyntaxException {
        Path folder = Path.of(GoldenFile.class.getResource("/golden").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .collect(Collectors.toSet());
        }
    }

    /** The event has exactly these bytes, attributes in this order. */
    public void assertIs(EncodedEvent encoded) {
        assertEquals(text(key), text(encoded.key()));
        assertEquals(text(value), text(encoded.value()));
        assertEquals(
                headers.stream().map(GoldenFile::text).toList(),
                encoded.headers().stream().map(GoldenFile::text).toList());
    }

    private static String text(Header header) {
        return header.name() + ": " + text(header.value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
