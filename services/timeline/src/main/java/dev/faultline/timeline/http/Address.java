package dev.faultline.timeline.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The path and query of a question. */
final class Address {
    private Address() {}

    /**
     * The one address of a path with these parameters, in the order of their names.
     *
     * @param path encoded
     * @param parameters the values of each, decoded
     */
    static String of(String path, Map<String, List<String>> parameters) {
        var address = new StringBuilder(path);
        char separator = '?';
        for (Map.Entry<String, List<String>> parameter : new TreeMap<>(parameters).entrySet()) {
            for (String value : parameter.getValue()) {
                address.append(separator)
                        .append(encoded(parameter.getKey()))
                        .append('=')
                        .append(encoded(value));
                separator = '&';
            }
        }
        return address.toString();
    }

    /** Text as it stands in the query of a URL. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
