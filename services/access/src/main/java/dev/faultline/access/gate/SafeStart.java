package dev.faultline.access.gate;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses starts that would let in whoever comes by, or that rest on a secret which everybody knows. There is no setting that
 * turns this off.
 */
public final class SafeStart {
    /** Whether calls need a token: {@link #TOKEN} or {@link #OPEN}. */
    public static final String MODE = "faultline.access.mode";

    /** Every call needs what its rule says. */
    public static final String TOKEN = "token";

    /** Everybody on this machine may do everything. */
    public static final String OPEN = "open";

    private static final String ISSUER = "faultline.access.issuer";
    private static final String AUDIENCE = "faultline.access.audience";
    private static final String KEYS_URL = "faultline.access.keys-url";
    private static final String KEYS_FILE = "faultline.access.keys-file";
    private static final String HOST = "quarkus.http.host";
    private static final String ORIGINS = "quarkus.http.cors.origins";
    private static final String ANY_HOST = "0.0.0.0";

    private static final Pattern EXAMPLE_HOST =
            Pattern.compile("(?i)(.*\\.)?(example|example\\.(com|org|net|edu)|invalid)\\.?");
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]+");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(password|passwd|secret|jaas|credential|passphrase).*");
    private static final Pattern PASSWORD = Pattern.compile("(?i)password\\s*=\\s*[\"']?([^\"';\\s]*)");
    private static final List<String> KNOWN_SECRETS = List.of(
            "change-it",
            "change-me",
            "changeit",
            "changeme",
            "example",
            "password",
            "secret",
            "replace-me",
            "replaceme");

    private SafeStart() {}

    /**
     * Why a start has to be refused, in one line that names the setting; empty when it is safe.
     *
     * @param setting the value of a setting; empty when it is not set
     */
    public static Optional<String> refusal(Function<String, Optional<String>> setting) {
        Function<String, Optional<String>> given =
                name -> setting.apply(name).map(String::strip).filter(value -> !value.isEmpty());
        String mode = given.apply(MODE).orElse(TOKEN);
        return switch (mode) {
            case OPEN -> open(given);
            case TOKEN -> token(given).or(() -> origins(given));
            default -> Optional.of(MODE + " must be " + TOKEN + " or " + OPEN + ", and is " + mode);
        };
    }

    /**
     * Why a start has to be refused for a secret that stands in some documentation; empty when there is none.
     *
     * @param settings names and values of those whose name {@link #namesSecret}
     */
    public static Optional<String> knownSecret(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> knownSecret(setting.getValue()))
                .map(setting -> setting.getKey()
                        + " has a value that is an example of some documentation: everybody knows it. Set a secret of"
                        + " your own")
                .sorted()
                .findFirst();
    }

    /** Whether a setting is one that holds a secret. */
    public static boolean namesSecret(String name) {
        return SECRET_NAME.matcher(name).matches();
    }

    private static boolean knownSecret(String value) {
        Matcher password = PASSWORD.matcher(value);
        String secret = (password.find() ? password.group(1) : value).strip().toLowerCase(Locale.ROOT);
        return KNOWN_SECRETS.contains(secret) || (secret.startsWith("<") && secret.endsWith(">"));
    }

    private static Optional<String> open(Function<String, Optional<String>> given) {
        String host = given.apply(HOST).orElse(ANY_HOST);
        if (!loopback(host)) {
            return Optional.of(
                    ("%s=%s lets everybody do everything and is for this machine only, but %s is %s. Set %s, %s,"
                                    + " and %s or %s, with %s=%s; or %s=127.0.0.1")
                            .formatted(
                                    MODE, OPEN, HOST, host, ISSUER, AUDIENCE, KEYS_URL, KEYS_FILE, MODE, TOKEN, HOST));
        }
        return given.apply(ISSUER)
                .map(issuer -> "%s is set, and %s=%s would let everybody in all the same. Set %s=%s, or leave %s out"
                        .formatted(ISSUER, MODE, OPEN, MODE, TOKEN, ISSUER));
    }

    private static Optional<String> token(Function<String, Optional<String>> given) {
        List<String> missing = Stream.of(ISSUER, AUDIENCE)
                .filter(name -> given.apply(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of(
                    ("%s must be set, for calls need tokens and it must be known whose. Without authentication"
                                    + " Faultline starts only with %s=%s on %s=127.0.0.1")
                            .formatted(String.join(" and ", missing), MODE, OPEN, HOST));
        }
        Optional<String> url = given.apply(KEYS_URL);
        boolean file = given.apply(KEYS_FILE).isPresent();
        if (url.isPresent() == file) {
            return Optional.of(KEYS_URL + " or " + KEYS_FILE
                    + " must be set, one of the two: where the keys are with which" + " the issuer signs");
        }
        return Stream.of(ISSUER, KEYS_URL)
                .flatMap(name -> given.apply(name).flatMap(value -> example(name, value)).stream())
                .findFirst()
                .or(() -> url.flatMap(SafeStart::wrongUrl));
    }

    private static Optional<String> example(String name, String value) {
        return host(value)
                .filter(host -> EXAMPLE_HOST.matcher(host).matches())
                .map(host -> name + " is the example of a documentation, " + value + ": set your issuer's");
    }

    private static Optional<String> wrongUrl(String url) {
        boolean https = url.regionMatches(true, 0, "https://", 0, "https://".length());
        boolean http = url.regionMatches(true, 0, "http://", 0, "http://".length());
        Optional<String> host = host(url);
        if (host.isPresent() && (https || (http && loopback(host.get())))) {
            return Optional.empty();
        }
        return Optional.of(
                KEYS_URL + " must be an address with https, for whoever stands between could give keys of his own;"
                        + " http is taken of this machine only. It is " + url);
    }

    private static Optional<String> origins(Function<String, Optional<String>> given) {
        return given.apply(ORIGINS).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findFirst()
                .map(origin ->
                        ORIGINS + " must be exact origins like https://status.your.org, without path or pattern, and"
                                + " has " + origin);
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
