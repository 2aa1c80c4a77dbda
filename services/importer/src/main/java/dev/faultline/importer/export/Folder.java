package dev.faultline.importer.export;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder that an export is written into, and that others read meanwhile: each file is written beside its place and put
 * there whole, the main page last. It keeps a list of what it wrote, with the digest of each, and neither writes over nor
 * removes what it did not write itself.
 */
final class Folder {
    /** The main page: who finds it finds all that it leads to. */
    static final String LAST = "index.html";
    /** A line for each file: its SHA-256 and its name. */
    static final String LIST = ".faultline-export";

    private static final String LOCK = ".faultline-export.lock";
    private static final String BESIDE = ".faultline-new";
    /** Far more than a list has. */
    private static final long MAX_LIST_BYTES = 8 << 20;

    private final Path root;

    Folder(Path root) {
        this.root = root;
    }

    /**
     * What was done.
     *
     * @param changed how many files are new or other than they were
     * @param removed how many went away
     * @param left files that are published no more, and that somebody else has changed
     */
    record Written(int changed, int removed, List<String> left) {
        Written {
            left = List.copyOf(left);
        }
    }

    /** Makes the folder hold these files. When it fails half-way, the folder is made whole by writing again. */
    Written write(Map<String, byte[]> files) throws IOException, ExportException {
        Files.createDirectories(root);
        try (FileChannel channel =
                        FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new ExportException(root + " is being written by another export");
            }
            return update(files);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException withinThisProcess) {
            return null;
        }
    }

    private Written update(Map<String, byte[]> files) throws IOException, ExportException {
        Map<String, String> before = list();
        for (String name : files.keySet()) {
            if (!before.containsKey(name) && Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new ExportException(
                        root.resolve(name) + " is there already and was not written by an export; move it away");
            }
        }
        // What is to come is noted before it is written, so that nothing is forgotten when this is stopped.
        Map<String, String> all = new TreeMap<>(before);
        files.forEach((name, bytes) -> all.put(name, digest(bytes)));
        note(all);
        int changed = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!file.getKey().equals(LAST)) {
                changed += put(file.getKey(), file.getValue()) ? 1 : 0;
            }
        }
        changed += put(LAST, files.get(LAST)) ? 1 : 0;
        List<String> left = new ArrayList<>();
        int removed = 0;
        for (Map.Entry<String, String> gone : before.entrySet()) {
            if (!files.containsKey(gone.getKey())) {
                removed += remove(gone.getKey(), gone.getValue(), left) ? 1 : 0;
                all.remove(gone.getKey());
            }
        }
        note(all);
        return new Written(changed, removed, left);
    }

    /** Whether it was not there just so. */
    private boolean put(String name, byte[] bytes) throws IOException {
        Path place = root.resolve(name);
        if (content(place).map(there -> Arrays.equals(there, bytes)).orElse(false)) {
            return false;
        }
        Files.createDirectories(place.getParent());
        Path beside = place.resolveSibling("." + place.getFileName() + BESIDE);
        try (var out = new FileOutputStream(beside.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private boolean remove(String name, String digest, List<String> left) throws IOException {
        Path place = root.resolve(name);
        Optional<byte[]> there = content(place);
        if (there.isEmpty()) {
            return false;
        }
        if (!digest(there.get()).equals(digest)) {
            left.add(name);
            return false;
        }
        Files.delete(place);
        for (Path folder = place.getParent(); !folder.equals(root); folder = folder.getParent()) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException stillUsed) {
                break;
            }
        }
        return true;
    }

    private static Optional<byte[]> content(Path place) throws IOException {
        return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Files.readAllBytes(place))
                : Optional.empty();
    }

    private Map<String, String> list() throws IOException, ExportException {
        Path list = root.resolve(LIST);
        Map<String, String> known = new TreeMap<>();
        if (!Files.exists(list)) {
            return known;
        }
        if (Files.size(list) > MAX_LIST_BYTES) {
            throw new ExportException(list + " is no list of an export; move it away");
        }
        for (String line : Files.readAllLines(list)) {
            String[] parts = line.split("  ", 2);
            boolean inside = parts.length == 2
                    && parts[0].matches("[0-9a-f]{64}")
                    && root.resolve(parts[1]).normalize().startsWith(root.normalize())
                    && !parts[1].contains("..");
            if (!inside) {
                throw new ExportException(list + " is no list of an export; move it away");
            }
            known.put(parts[1], parts[0]);
        }
        return known;
    }

    private void note(Map<String, String> files) throws IOException {
        var text = new StringBuilder();
        files.forEach(
                (name, digest) -> text.append(digest).append("  ").append(name).append('\n'));
        put(LIST, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
