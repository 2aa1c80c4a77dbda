package dev.faultline.events.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The words of events never change:")
class WordsTest {
    @Test
    void every_vocabulary_has_the_words_that_were_published() {
        assertEquals("critical, major, minor", Worded.list(Severity.values()));
        assertEquals("reboot, intervention, config-change, vendor-call", Worded.list(ActionKind.values()));
        assertEquals("succeeded, failed, unknown", Worded.list(ActionOutcome.values()));
        assertEquals("mitigated, network, services, phones, backlog-drained", Worded.list(Milestone.values()));
        assertEquals("trigger, contributing, latent", Worded.list(CauseKind.values()));
        assertEquals("recurrence-of, caused-by-repair-of", Worded.list(LinkKind.values()));
        assertEquals("draft, interim, final", Worded.list(ReportStatus.values()));
    }

    @Test
    void a_constant_is_found_by_its_word_alone() {
        for (Milestone milestone : Milestone.values()) {
            assertEquals(Optional.of(milestone), Worded.find(Milestone.values(), milestone.wire()));
        }
        assertEquals(Optional.empty(), Worded.find(Milestone.values(), "Network"));
        assertEquals(Optional.empty(), Worded.find(Milestone.values(), "BACKLOG_DRAINED"));
        assertEquals(Optional.empty(), Worded.find(Milestone.values(), ""));
    }
}
