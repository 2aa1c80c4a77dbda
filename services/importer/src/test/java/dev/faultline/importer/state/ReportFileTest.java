package dev.faultline.importer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The report of refused lines")
class ReportFileTest {
    private static final String FIRST =
            "{\"file\":\"facts\",\"line\":3,\"field\":\"state\",\"message\":\"must be\",\"text\":\"{\\\"a\\\":1}\"}";
    private static final String SECOND = "{\"file\":\"facts\",\"line\":4,\"message\":\"must be JSON\",\"text\":\"é\"}";

    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("refused");
    }

    private static void addBoth(ReportFile report) throws IOException {
        report.add("facts", 3, Optional.of("state"), "must be", "{\"a\":1}");
        report.add("facts", 4, Optional.empty(), "must be JSON", "é");
    }

    @Test
    void an_object_on_each_line() throws IOException {
        try (var report = new ReportFile(path())) {
            report.keep(0);
            addBoth(report);

            assertEquals(FIRST.length() + 1 + SECOND.getBytes("UTF-8").length + 1, report.flush());
        }
        assertEquals(List.of(FIRST, SECOND), Files.readAllLines(path()));
    }

    @Test
    @DisplayName("given lines were reported that the state did not know of, when it goes on, then they are there once")
    void what_lies_behind_is_dropped() throws IOException {
        long known;
        try (var report = new ReportFile(path())) {
            report.keep(0);
            report.add("facts", 3, Optional.of("state"), "must be", "{\"a\":1}");
            known = report.flush();
            report.add("facts", 4, Optional.empty(), "must be JSON", "é");
            report.flush();
        }
        try (var report = new ReportFile(path())) {
            report.keep(known);
            report.add("facts", 4, Optional.empty(), "must be JSON", "é");
            report.flush();
        }

        assertEquals(List.of(FIRST, SECOND), Files.readAllLines(path()));
    }

    @Test
    void an_earlier_report_goes_and_none_comes_where_nothing_is_refused() throws IOException {
        Files.writeString(path(), FIRST + "\n");

        try (var report = new ReportFile(path())) {
            report.keep(0);
            assertEquals(0, report.flush());
        }

        assertFalse(Files.exists(path()));
    }

    @Test
    void something_else_is_not_written_over() throws IOException {
        Files.writeString(path(), "precious");

        try (var report = new ReportFile(path())) {
            assertEquals(
                    path() + " is there and is no report of refused lines; name another file with --report",
                    assertThrows(IOException.class, () -> report.keep(0)).getMessage());
        }
        assertEquals("precious", Files.readString(path()));
    }
}
