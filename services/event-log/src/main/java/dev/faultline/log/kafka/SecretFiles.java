package dev.faultline.log.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Properties of Kafka's clients whose values lie in files, as a cluster hands out secrets: there they are in no setting, no
 * variable of the environment and no list of either.
 */
public final class SecretFiles {
    /** The longest file, in bytes: a chain of certificates with its key is a tenth of it. */
    static final int MAX_BYTES = 64 * 1024;

    private SecretFiles() {}

    /**
     * Adds what lies in files to properties that are set.
     *
     * @param settings where both are set, for messages, like {@code client} and {@code secret-files}
     * @param set the properties by name
     * @param files for further properties, the file whose whole text is the value, less the line end behind it
     * @throws IllegalArgumentException with the name of the setting and never with what the file holds: the file cannot be
     *     read, is empty, too long or no UTF-8, or the property is set as well
     */
    public static Map<String, String> added(Names settings, Map<String, String> set, Map<String, String> files) {
        var all = new HashMap<>(set);
        files.forEach((property, file) -> {
            String setting = settings.files() + ".\"" + property + "\"";
            if (all.put(property, text(setting, file)) != null) {
                throw new IllegalArgumentException(
                        setting + " cannot be set beside " + settings.properties() + ".\"" + property + "\"");
            }
        });
        return all;
    }

    /** The names of the two settings. */
    public record Names(String properties, String files) {}

    private static String text(String setting, String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException(
                        setting + " must name a file of " + MAX_BYTES + " bytes at most, and " + file + " is longer");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .stripTrailing();
            if (text.isEmpty()) {
                throw new IllegalArgumentException(
                        setting + " must name a file with the value, and " + file + " is empty");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(setting + " must name a file in UTF-8, and " + file + " is not", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    setting + " must name a file that can be read, and " + file + " cannot: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }
}
