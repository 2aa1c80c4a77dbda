package dev.faultline.timeline.incidents;

import static dev.faultline.timeline.Tell.nanos;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.TellStaff;
import dev.faultline.timeline.views.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final long RECORDED = nanos("2013-09-20T00:00:00Z");
    private static final Frame PRESENT = Frame.present(nanos("2031-01-01T00:00:00Z"));

    private final Incidents incidents = new Incidents();

    @Test
    @DisplayName("given many incidents and many words on each, then a view taken before shows none of what came after")
    void views_stand() {
        for (int i = 0; i < 200; i++) {
            incidents.add(declared(i));
        }
        Incidents.Snapshot before = incidents.snapshot();
        IncidentState early = before.incident("i-7", PRESENT).orElseThrow();
        for (int i = 0; i < 300; i++) {
            for (int n = 1; n <= 100; n++) {
                incidents.add(i >= 200 && n == 1 ? declared(i) : note(i, n, RECORDED));
            }
            incidents.snapshot();
        }

        assertEquals(200, before.incidentCount());
        assertEquals(200, before.incidents(PRESENT).count());
        assertTrue(before.incident("i-250", PRESENT).isEmpty());
        assertEquals(1, before.incidentRecords("i-7").size());
        assertSame(early, before.incident("i-7", PRESENT).orElseThrow(), "made once");
        Incidents.Snapshot after = incidents.snapshot();
        assertEquals(300, after.incidents(PRESENT).count());
        assertEquals(99, after.incident("i-7", PRESENT).orElseThrow().notes().size());
        assertEquals(List.of(), after.incidentRecords("nowhere"));
    }

    @Test
    @DisplayName("given nothing was written since, then the view is the same one")
    void unchanged() {
        incidents.add(declared(1));
        Incidents.Snapshot before = incidents.snapshot();
        assertSame(before, incidents.snapshot());
        incidents.add(declared(1));
        assertSame(before, incidents.snapshot(), "a repeat changes nothing");
        incidents.add(note(1, 2, RECORDED));
        assertNotSame(before, incidents.snapshot());
    }

    @Test
    @DisplayName(
            "given words come in another order than they lie on the log, then they are told in the order of the log")
    void order_of_the_log() {
        var records = new ArrayList<StaffRecord>();
        records.add(declared(1));
        for (int n = 2; n <= 90; n++) {
            records.add(note(1, n, RECORDED));
        }
        records.reversed().forEach(incidents::add);
        records.forEach(incidents::add);

        assertEquals(records, incidents.snapshot().incidentRecords("i-1"));
    }

    @Test
    @DisplayName("given an event lies on the log twice, then the first telling counts, known when the earlier one was")
    void told_twice() {
        StaffRecord first = note(1, 2, RECORDED);
        StaffRecord again = new StaffRecord(
                first.event(), first.id(), first.source(), 2, RECORDED - 5, RECORDED, 1, first.offset() + 10);
        StaffRecord ofAnother = new StaffRecord(first.event(), first.id(), "/elsewhere", 3, RECORDED, RECORDED, 1, 40);
        for (List<StaffRecord> order : List.of(List.of(first, again), List.of(again, first))) {
            var told = new Incidents();
            order.forEach(told::add);
            told.add(ofAnother);
            List<StaffRecord> kept = told.snapshot().incidentRecords("i-1");
            assertEquals(2, kept.size(), "one of each source");
            assertEquals(first.offset(), kept.get(0).offset());
            assertEquals(RECORDED - 5, kept.get(0).knownAt());
        }
    }

    @Test
    @DisplayName(
            "given the id of a staff event, then it is known from when its earliest telling was, in old views as in them")
    void ids_of_events() {
        incidents.add(note(1, 1, RECORDED));
        Incidents.Snapshot first = incidents.snapshot();
        incidents.add(note(1, 1, RECORDED - 5));
        Incidents.Snapshot second = incidents.snapshot();
        for (int n = 2; n < 200; n++) {
            incidents.add(note(1, n, RECORDED));
        }
        incidents.add(note(1, 1, RECORDED - 9));

        assertEquals(OptionalLong.of(RECORDED), first.eventKnownFrom("1-1"));
        assertEquals(OptionalLong.empty(), first.eventKnownFrom("1-2"));
        assertEquals(OptionalLong.of(RECORDED - 5), second.eventKnownFrom("1-1"));
        assertEquals(OptionalLong.of(RECORDED - 9), incidents.snapshot().eventKnownFrom("1-1"));
        assertEquals(OptionalLong.of(RECORDED), incidents.snapshot().eventKnownFrom("1-199"));
    }

    private static StaffRecord declared(int incident) {
        return record(
                TellStaff.declared("i-" + incident, Scope.ofDatacenters("va"), "2013-09-03T07:00:00Z"),
                incident,
                1,
                RECORDED);
    }

    private static StaffRecord note(int incident, int sequence, long knownAt) {
        return record(
                new IncidentEvent.Noted("i-" + incident, TellStaff.at("2013-09-03T08:00:00Z"), "note " + sequence),
                incident,
                sequence,
                knownAt);
    }

    private static StaffRecord record(IncidentEvent event, int incident, int sequence, long knownAt) {
        return new StaffRecord(
                event, incident + "-" + sequence, "/test", sequence, knownAt, RECORDED, incident % 3, sequence * 7L);
    }
}
