package dev.faultline.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A call and who may make it.
 *
 * @param method of HTTP; GET covers HEAD
 * @param path from the root; {@code {name}} stands for one segment, {@code **} at the end for any rest
 * @param role the role that is wanted; empty when anybody may call
 */
public record Rule(String method, String path, Optional<Role> role) {
    private static final String ANY_REST = "**";

    /** What could make a path of a whole tree mean another one to whoever reads it next. */
    private static final List<String> DOUBTFUL = List.of("..", ";", "\\", "%2e", "%2f", "%5c", "%3b", "%00", "//");

    /** A call that anybody may make. */
    static Rule open(String method, String path) {
        return new Rule(method, path, Optional.empty());
    }

    /** A call for which a role is wanted. */
    static Rule of(String method, String path, Role role) {
        return new Rule(method, path, Optional.of(role));
    }

    /** Whether it is about one path only. */
    boolean plain() {
        return !path.contains("{") && !path.endsWith(ANY_REST);
    }

    /** Whether it is about a call. */
    boolean covers(String calledMethod, String calledPath) {
        return method.equals(calledMethod) && covers(calledPath);
    }

    private boolean covers(String called) {
        if (path.endsWith(ANY_REST)) {
            String stem = path.substring(0, path.length() - ANY_REST.length());
            return called.startsWith(stem) && !doubtful(called);
        }
        return matches(path.split("/", -1), called.split("/", -1));
    }

    private static boolean doubtful(String called) {
        String small = called.toLowerCase(Locale.ROOT);
        return DOUBTFUL.stream().anyMatch(small::contains);
    }

    private static boolean matches(String[] wanted, String[] called) {
        if (wanted.length != called.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean parameter = wanted[i].startsWith("{");
            if (parameter ? called[i].isEmpty() : !wanted[i].equals(called[i])) {
                return false;
            }
        }
        return true;
    }
}
