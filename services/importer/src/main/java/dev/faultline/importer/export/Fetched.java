package dev.faultline.importer.export;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is to be written.
 *
 * @param files by their names, relative and with slashes, in the order in which they are written
 * @param position of the log that they tell of, as a token
 */
record Fetched(Map<String, byte[]> files, String position) {
    Fetched {
        files = new LinkedHashMap<>(files);
    }
}
