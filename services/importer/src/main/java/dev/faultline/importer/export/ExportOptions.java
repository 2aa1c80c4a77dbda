package dev.faultline.importer.export;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of an export.
 *
 * @param folder where the files go
 * @param url of the Faultline, without a slash at its end
 */
record ExportOptions(Path folder, String url) {
    static final String DEFAULT_URL = "http://localhost:8080";

    private static final String URL = "--url";

    /** Reads arguments; a value follows its option as the next argument or behind an equals sign. */
    static ExportOptions parse(String... arguments) throws ExportException {
        List<String> folders = new ArrayList<>();
        String url = DEFAULT_URL;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals(URL)) {
                url = url(i + 1 < arguments.length ? arguments[++i] : "");
            } else if (argument.startsWith(URL + "=")) {
                url = url(argument.substring(URL.length() + 1));
            } else if (argument.startsWith("-")) {
                throw new ExportException("unknown option: " + argument + "; " + URL + " is the only one");
            } else {
                folders.add(argument);
            }
        }
        if (folders.size() != 1) {
            throw new ExportException("name one DIR where the files go, and there are " + folders.size());
        }
        return new ExportOptions(folder(folders.getFirst()), url);
    }

    private static Path folder(String name) throws ExportException {
        try {
            return Path.of(name).normalize();
        } catch (InvalidPathException e) {
            throw new ExportException("DIR is not a path: " + e.getMessage());
        }
    }

    private static String url(String value) throws ExportException {
        String wanted = URL + " is like " + DEFAULT_URL + ", and is " + (value.isEmpty() ? "missing" : value);
        try {
            URI uri = URI.create(value);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
                throw new ExportException(wanted);
            }
        } catch (IllegalArgumentException e) {
            throw new ExportException(wanted);
        }
        return value.replaceAll("/+$", "");
    }
}
