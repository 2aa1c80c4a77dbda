package dev.faultline.importer.http;

import java.util.List;

/**
 * Some lines of a batch that lie behind one another.
 *
 * @param firstLine the number of the first of them in the file
 * @param bytes of the batch; not copied
 * @param from where the part begins in them
 * @param to where it ends
 */
record Part(long firstLine, byte[] bytes, int from, int to) {
    boolean singleLine() {
        return lines(from, to) == 1;
    }

    /** The first half of its lines, of two at least. */
    Part firstHalf() {
        return new Part(firstLine, bytes, from, middle());
    }

    /** The lines behind the first half. */
    Part secondHalf() {
        int middle = middle();
        return new Part(firstLine + lines(from, middle), bytes, middle, to);
    }

    /** How many lines are not empty. */
    int statements() {
        int count = 0;
        boolean blank = true;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                count += blank ? 0 : 1;
                blank = true;
            } else if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                blank = false;
            }
        }
        return count + (blank ? 0 : 1);
    }

    boolean blank() {
        return statements() == 0;
    }

    /** Faults numbered within the file instead of within the part. */
    List<Fault> inFile(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Fault(firstLine + fault.line() - 1, fault.field(), fault.message()))
                .toList();
    }

    private int middle() {
        int wanted = lines(from, to) / 2;
        int i = from;
        for (int seen = 0; seen < wanted; i++) {
            seen += bytes[i] == '\n' ? 1 : 0;
        }
        return i;
    }

    private int lines(int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count + (end > start && bytes[end - 1] != '\n' ? 1 : 0);
    }
}
