package dev.faultline.importer.export;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code ./dev export DIR}: writes the public view of a running Faultline into a folder, for any web server to serve. Speaks
 * on stderr. Exit code 0 when all of it is there, 1 when it could not be got or written, or was asked for what cannot be
 * done.
 */
public final class Exporter {
    static final int WRITTEN = 0;
    static final int STOPPED = 1;

    private Exporter() {}

    /** Exports as the arguments say. */
    public static void main(String... arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(out, arguments));
    }

    /** Exports as the arguments say and gives the exit code. */
    static int run(PrintStream out, String... arguments) {
        try {
            ExportOptions options = ExportOptions.parse(arguments);
            Fetched fetched = Source.fetch(options.url());
            Folder.Written written = new Folder(options.folder()).write(fetched.files());
            written.left()
                    .forEach(name -> out.println("export: left " + name
                            + ", which is published no more: it was changed since it was written here"));
            out.println("%s: %d files, %d written, %d removed, as of position %s"
                    .formatted(
                            options.folder(),
                            fetched.files().size(),
                            written.changed(),
                            written.removed(),
                            fetched.position()));
            return WRITTEN;
        } catch (ExportException e) {
            out.println("export: " + e.getMessage());
            return STOPPED;
        } catch (IOException e) {
            out.println("export: cannot write: " + e.getMessage());
            return STOPPED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("export: told to stop; run it again to bring the folder up to date");
            return STOPPED;
        }
    }
}
