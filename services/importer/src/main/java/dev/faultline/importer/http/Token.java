package dev.faultline.importer.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the bearer token of a request comes from. It stands on no command line, where others of the machine could see it. */
@FunctionalInterface
public interface Token {
    /** The longest one, in characters. */
    int MAX_LENGTH = 16 * 1024;

    /** No token. */
    Token NONE = Optional::empty;

    /**
     * The token; empty where requests have none.
     *
     * @throws IOException when there is none where one should be; the message says why, and not what was there
     */
    Optional<String> read() throws IOException;

    /** One that is known. */
    static Token of(String text) {
        return () -> Optional.of(checked("FAULTLINE_TOKEN", text));
    }

    /** The one in a file, read anew for each request: tokens are short-lived, and whoever renews them writes them there. */
    static Token in(Path file) {
        return () -> {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MAX_LENGTH + 1);
                return Optional.of(checked(file.toString(), new String(bytes, StandardCharsets.UTF_8)));
            } catch (NoSuchFileException e) {
                throw new IOException("there is no file with a token at " + file, e);
            }
        };
    }

    private static String checked(String where, String text) throws IOException {
        String token = text.strip();
        if (!Characters.OF_TOKENS.matcher(token).matches() || token.length() > MAX_LENGTH) {
            throw new IOException(
                    "%s must have one token and nothing else, of %,d characters at most".formatted(where, MAX_LENGTH));
        }
        return token;
    }

    /** What RFC 6750 lets a token be made of. */
    final class Characters {
        private static final Pattern OF_TOKENS = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

        private Characters() {}
    }
}
