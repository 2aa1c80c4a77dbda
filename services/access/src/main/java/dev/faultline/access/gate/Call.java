package dev.faultline.access.gate;

import java.util.List;

/**
 * A call as far as it says who makes it; its body is not read yet.
 *
 * @param method of HTTP
 * @param path from the root, normalised
 * @param authorization the values of the header of this name
 * @param address where it comes from
 */
public record Call(String method, String path, List<String> authorization, String address) {
    public Call {
        authorization = List.copyOf(authorization);
    }

    /** Whether it changes nothing. */
    boolean reads() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
