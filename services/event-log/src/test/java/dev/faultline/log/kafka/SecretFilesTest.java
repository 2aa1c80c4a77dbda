package dev.faultline.log.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Secrets from files")
class SecretFilesTest {
    private static final SecretFiles.Names NAMES = new SecretFiles.Names("client", "secret-files");
    private static final String LOGIN = "sasl.jaas.config";

    @TempDir
    Path folder;

    @Test
    @DisplayName("given a file, then its text without the line end is the value, beside what is set")
    void a_file_is_read() throws IOException {
        Path file = Files.writeString(folder.resolve("login"), "ScramLoginModule required\n password=\"x\";\r\n");

        var all = SecretFiles.added(NAMES, Map.of("security.protocol", "SASL_SSL"), Map.of(LOGIN, file.toString()));

        assertEquals(
                Map.of("security.protocol", "SASL_SSL", LOGIN, "ScramLoginModule required\n password=\"x\";"), all);
    }

    @Test
    @DisplayName("given a file that is missing, then the refusal names setting and file")
    void a_missing_file() {
        String refusal = refusal(folder.resolve("nowhere"));

        assertTrue(refusal.startsWith("secret-files.\"sasl.jaas.config\" must name a file that can be read"), refusal);
        assertTrue(refusal.contains("nowhere"), refusal);
    }

    @Test
    @DisplayName("given a file that is empty, too long or no text, then it is refused, and nothing of it is told")
    void a_file_that_is_no_value() throws IOException {
        Path file = folder.resolve("login");

        Files.writeString(file, " \n");
        assertTrue(refusal(file).contains("is empty"));
        Files.writeString(file, "hush".repeat(SecretFiles.MAX_BYTES / 4) + "!");
        assertTrue(refusal(file).contains("65536 bytes at most"));
        assertFalse(refusal(file).contains("hush"));
        Files.write(file, new byte[] {'h', 'u', 's', 'h', (byte) 0xff});
        assertTrue(refusal(file).contains("UTF-8"));
        assertFalse(refusal(file).contains("hush"));
    }

    @Test
    @DisplayName("given a file of the greatest length, then it is taken")
    void the_longest_file() throws IOException {
        Path file = Files.writeString(folder.resolve("login"), "x".repeat(SecretFiles.MAX_BYTES));

        assertEquals(
                SecretFiles.MAX_BYTES,
                SecretFiles.added(NAMES, Map.of(), Map.of(LOGIN, file.toString()))
                        .get(LOGIN)
                        .length());
    }

    @Test
    @DisplayName("given a property that is set as well, then that is refused by both names")
    void a_property_twice() throws IOException {
        Path file = Files.writeString(folder.resolve("login"), "x");

        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> SecretFiles.added(NAMES, Map.of(LOGIN, "y"), Map.of(LOGIN, file.toString())));

        assertEquals(
                "secret-files.\"sasl.jaas.config\" cannot be set beside client.\"sasl.jaas.config\"",
                refused.getMessage());
    }

    private static String refusal(Path file) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> SecretFiles.added(NAMES, Map.of(), Map.of(LOGIN, file.toString())))
                .getMessage();
    }
}
