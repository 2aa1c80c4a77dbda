package dev.faultline.importer.http;

import java.util.Optional;

/**
 * What is wrong with a line.
 *
 * @param line its number in the file, from 1
 * @param field the field at fault; empty when it is the line as a whole
 * @param message what would be right
 */
public record Fault(long line, Optional<String> field, String message) {
    /** In words, behind the number of the line. */
    public String words() {
        return field.map(name -> name + " ").orElse("") + message;
    }
}
