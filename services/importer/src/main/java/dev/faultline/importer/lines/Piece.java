package dev.faultline.importer.lines;

/** What comes next in a source. */
public sealed interface Piece {
    /** The place behind it. */
    Mark end();

    /**
     * Lines as they stand in the source, each with its end.
     *
     * @param firstLine the number of the first of them, from 1
     * @param lines how many they are, empty ones counted
     * @param statements how many of them are not empty
     * @param bytes not copied
     */
    record Batch(long firstLine, int lines, int statements, byte[] bytes, Mark end) implements Piece {}

    /**
     * A line that is longer than any Faultline takes, and was not held.
     *
     * @param line its number, from 1
     * @param bytes how long it is
     * @param beginning the first of it
     */
    record LongLine(long line, long bytes, byte[] beginning, Mark end) implements Piece {}
}
