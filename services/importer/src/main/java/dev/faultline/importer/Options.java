package dev.faultline.importer;

import dev.faultline.importer.lines.Source;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of an import.
 *
 * @param files in the order in which they are imported; - is the standard input
 * @param url of the Faultline, without a slash at its end
 * @param skipInvalid whether refused lines go into the report and the others are recorded
 * @param report where refused lines go
 * @param knownAtOccurred whether state changes without knownAt were known when they occurred
 * @param state where progress is kept, of a single file; empty is beside each file
 * @param restart whether earlier progress is forgotten
 * @param batch the most lines of a request
 * @param connections the most requests under way at once
 * @param tokenFile the file that has the bearer token; empty where requests have none, or the environment has it
 */
record Options(
        List<String> files,
        String url,
        boolean skipInvalid,
        Path report,
        boolean knownAtOccurred,
        Optional<Path> state,
        boolean restart,
        int batch,
        int connections,
        Optional<Path> tokenFile) {
    static final String DEFAULT_URL = "http://localhost:8080";

    /** Of so many lines a Faultline says which were refused, so a request must not have more. */
    static final int MAX_BATCH = 1_000;

    static final int MAX_CONNECTIONS = 64;
    static final int MAX_FILES = 10_000;

    private static final String REPORT = ".refused.ndjson";
    private static final String STATE = ".import-state";

    Options {
        files = List.copyOf(files);
    }

    /** Reads arguments; a value follows its option as the next argument or behind an equals sign. */
    static Options parse(String... arguments) throws UsageException {
        return new Reading(arguments).read();
    }

    /** Where the progress of a file is kept; empty of the standard input, which cannot be gone on with. */
    Optional<Path> stateOf(String file) {
        return file.equals(Source.STANDARD_INPUT) ? Optional.empty() : Optional.of(state.orElse(beside(file, STATE)));
    }

    private static Path beside(String file, String suffix) {
        return Path.of(file + suffix);
    }

    /** Reads the arguments one after another. */
    private static final class Reading {
        private final String[] arguments;
        private final List<String> files = new ArrayList<>();
        private String url = DEFAULT_URL;
        private boolean skipInvalid;
        private Optional<Path> report = Optional.empty();
        private boolean knownAtOccurred;
        private Optional<Path> state = Optional.empty();
        private boolean restart;
        private int batch = MAX_BATCH;
        private int connections = 1;
        private Optional<Path> tokenFile = Optional.empty();
        private int next;

        Reading(String[] arguments) {
            this.arguments = arguments;
        }

        Options read() throws UsageException {
            while (next < arguments.length) {
                String argument = arguments[next++];
                if (argument.equals(Source.STANDARD_INPUT) || !argument.startsWith("-")) {
                    files.add(path("FILE", argument).toString());
                } else {
                    option(argument);
                }
            }
            check();
            return new Options(
                    files,
                    url,
                    skipInvalid,
                    report.orElse(beside(named(files.getFirst()), REPORT)),
                    knownAtOccurred,
                    state,
                    restart,
                    batch,
                    connections,
                    tokenFile);
        }

        private void option(String argument) throws UsageException {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            switch (name) {
                case "--skip-invalid" -> skipInvalid = flag(argument, name);
                case "--known-at-occurred" -> knownAtOccurred = flag(argument, name);
                case "--restart" -> restart = flag(argument, name);
                case "--url" -> url = url(value(argument, name));
                case "--report" -> report = Optional.of(path(name, value(argument, name)));
                case "--state" -> state = Optional.of(path(name, value(argument, name)));
                case "--batch" -> batch = number(name, value(argument, name), MAX_BATCH);
                case "--connections" -> connections = number(name, value(argument, name), MAX_CONNECTIONS);
                case "--token-file" -> tokenFile = Optional.of(path(name, value(argument, name)));
                case "--token" ->
                    throw new UsageException(
                            "a token has no place on the command line, where others can see it: put it into a"
                                    + " file and name that with --token-file, or into FAULTLINE_TOKEN");
                default -> throw new UsageException("unknown option: " + name);
            }
        }

        private void check() throws UsageException {
            if (files.isEmpty()) {
                throw new UsageException("name at least one FILE of NDJSON, or - for the standard input");
            }
            if (files.size() > MAX_FILES) {
                throw new UsageException(
                        "at most %,d files at once, and there are %,d".formatted(MAX_FILES, files.size()));
            }
            if (new HashSet<>(files).size() < files.size()) {
                throw new UsageException("a FILE is named twice");
            }
            if (state.isPresent() && (files.size() > 1 || files.contains(Source.STANDARD_INPUT))) {
                throw new UsageException("--state goes with a single FILE that is not the standard input");
            }
            if (report.isPresent() && !skipInvalid) {
                throw new UsageException("--report goes with --skip-invalid");
            }
            for (Optional<Path> written : List.of(report, state)) {
                if (written.isPresent() && files.contains(written.get().toString())) {
                    throw new UsageException(written.get() + " is to be read, and is named to be written as well");
                }
            }
            if (report.isPresent() && report.equals(state)) {
                throw new UsageException("--report and --state are to be two files");
            }
        }

        private static String named(String file) {
            return file.equals(Source.STANDARD_INPUT) ? "stdin" : file;
        }

        private String value(String argument, String name) throws UsageException {
            String value;
            if (argument.length() > name.length()) {
                value = argument.substring(name.length() + 1);
            } else {
                value = next < arguments.length ? arguments[next++] : "";
            }
            if (value.isEmpty()) {
                throw new UsageException(name + " needs a value");
            }
            return value;
        }

        private static boolean flag(String argument, String name) throws UsageException {
            if (!argument.equals(name)) {
                throw new UsageException(name + " takes no value");
            }
            return true;
        }

        private static Path path(String name, String value) throws UsageException {
            try {
                return Path.of(value).normalize();
            } catch (InvalidPathException e) {
                throw new UsageException(name + " is not a path: " + e.getMessage());
            }
        }

        private static String url(String value) throws UsageException {
            String wanted = "--url is like " + DEFAULT_URL + ", and is " + value;
            try {
                URI uri = URI.create(value);
                boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (!http || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
                    throw new UsageException(wanted);
                }
            } catch (IllegalArgumentException e) {
                throw new UsageException(wanted);
            }
            return value.replaceAll("/+$", "");
        }

        private static int number(String name, String value, int most) throws UsageException {
            try {
                int number = Integer.parseInt(value);
                if (number >= 1 && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below, with the bounds.
            }
            throw new UsageException("%s is a number from 1 to %,d, and is %s".formatted(name, most, value));
        }
    }
}
