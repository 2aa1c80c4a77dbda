package dev.faultline.timeline.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Given devices core-1, core-1-a, Ünit 7, (x) and mail, staff Ana Silva and noc, and a role mail,")
class RedactionTest {
    private final Redaction redaction = new Redaction(
            Set.of("core-1", "core-1-a", "Ünit 7", "(x)", "mail")::contains,
            Set.of("Ana Silva", "noc"),
            Set.of("mail")::contains);

    @ParameterizedTest(name = "when \"{0}\" is said, then the public reads \"{1}\"")
    @CsvSource(
            delimiter = '|',
            value = {
                "core-1 is gone | [device] is gone",
                "Core-1, CORE-1: gone | [device], [device]: gone",
                "core-1-a is not core-1 | [device] is not [device]",
                "core-1.example.net | [device].example.net",
                "core-10 and hardcore-1 stay | core-10 and hardcore-1 stay",
                "core-1's fan | [device]'s fan",
                "Ünit 7/(x) | [device]/[device]",
                "Ana Silva (noc) looks | [staff] ([staff]) looks",
                "Anabel and the nocturnal stay | Anabel and the nocturnal stay",
                "mail is back | mail is back",
                "core-1 | [device]",
            })
    void takes_names_out(String said, String read) {
        assertEquals(read, redaction.of(said));
    }

    @Test
    @DisplayName("when text has characters that no document can hold, then others stand in their place, and lines stay")
    void cleans() {
        assertEquals("a b\nc 😀 ?", redaction.of("a\u0000b\nc\t😀 \uD800"));
    }

    @Test
    @DisplayName("when text hides a name behind a control character, then it is found all the same")
    void finds_what_is_cleaned() {
        assertEquals("x [device]", redaction.of("x\u0001core-1"));
    }

    @Test
    @DisplayName("when it is asked whether text may be told, then it may where nothing is taken out")
    void allows() {
        assertTrue(redaction.allows("network-2013-09-03"));
        assertFalse(redaction.allows("core-1-down"));
    }
}
