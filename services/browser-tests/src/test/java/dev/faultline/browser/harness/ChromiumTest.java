package dev.faultline.browser.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("given one on the PATH, then it is found; given none, then none is")
    void onThePath() throws Exception {
        Map<String, String> environment = Map.of("PATH", "/nowhere:" + folder);
        assertEquals(Optional.empty(), Chromium.find(environment::get));

        Path browser = executable("google-chrome");

        assertEquals(Optional.of(browser), Chromium.find(environment::get));
    }

    @Test
    @DisplayName("given the environment names one, then it goes before the PATH")
    void named() throws Exception {
        executable("chromium");
        Path own = executable("my-browser");

        assertEquals(
                Optional.of(own),
                Chromium.find(Map.of("PATH", folder.toString(), Chromium.VARIABLE, own.toString())::get));
    }

    @Test
    @DisplayName("given the environment names what cannot be run, then the refusal says so")
    void wrong() {
        var refused = assertThrows(
                IllegalStateException.class, () -> Chromium.find(Map.of(Chromium.VARIABLE, folder + "/none")::get));

        assertEquals(
                "FAULTLINE_CHROMIUM must name a Chromium that can be run, and is " + folder + "/none",
                refused.getMessage());
    }

    private Path executable(String name) throws Exception {
        return Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
