package dev.faultline.timeline.publication;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * How the public view is published.
 *
 * @param name what it is called, 1 to 100 characters
 * @param base where the public finds it, absolute, without a slash at its end
 * @param audiences notices to one of these are public; none, or names of 1 to 200 characters, at most 100
 * @param maxAge how long an answer may be reused without asking; 0 to 5 minutes
 * @param refresh how long it stands before it is made anew; 0 to 1 minute
 */
public record PublicationRules(String name, String base, Set<String> audiences, Duration maxAge, Duration refresh) {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_AUDIENCES = 100;
    private static final int LONGEST_AUDIENCE = 200;
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration RAREST = Duration.ofMinutes(1);

    public PublicationRules {
        name = name.strip();
        require(
                !name.isEmpty() && name.length() <= LONGEST_NAME,
                "name must have 1 to " + LONGEST_NAME + " characters, and has " + name.length());
        base = base.replaceAll("/+$", "");
        require(isAddress(base), "base-url must be like https://status.example.com/status, and is " + base);
        audiences = Set.copyOf(audiences);
        require(
                audiences.size() <= MOST_AUDIENCES
                        && audiences.stream().allMatch(each -> !each.isBlank() && each.length() <= LONGEST_AUDIENCE),
                "audiences must be at most " + MOST_AUDIENCES + " names of 1 to " + LONGEST_AUDIENCE
                        + " characters each");
        requireWithin("max-age", maxAge, OLDEST);
        requireWithin("refresh", refresh, RAREST);
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static void requireWithin(String name, Duration value, Duration most) {
        require(
                !value.isNegative() && value.compareTo(most) <= 0,
                name + " must lie between PT0S and " + most + ", and is " + value);
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
