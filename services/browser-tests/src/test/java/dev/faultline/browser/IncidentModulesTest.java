package dev.faultline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.browser.harness.BrowserTest;
import dev.faultline.browser.harness.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the view of an incident is made of, asked by itself in the browser. */
@BrowserTest
class IncidentModulesTest {
    @Test
    @DisplayName(
            "given more tellings than are kept, then the one that was longest unused is read again, the others are not")
    void a_bounded_cache(Visit visit) {
        Object read = run(visit, """
                const { makeTellings } = await import('/incident/tellings.js');
                const read = [];
                const tellings = makeTellings(async (at) => (read.push(at), { knownAt: at }));
                for (let i = 0; i < 40; i++) {
                    await tellings.ask(`t${i}`);
                }
                tellings.kept('t0');
                await tellings.ask('t40');
                return [read.length, tellings.kept('t0') !== null, tellings.kept('t1') === null, tellings.kept('t2') !== null];
                """);

        assertEquals(List.of(41, true, true, true), read);
    }

    @Test
    @DisplayName("given a drag across many stops, then only the last of them is asked for")
    void the_last_drag_wins(Visit visit) {
        Object read = run(visit, """
                const { makeTellings } = await import('/incident/tellings.js');
                const read = [];
                const tellings = makeTellings(async (at) => (read.push(at), { knownAt: at }));
                let before = null;
                const asked = [];
                for (let i = 0; i < 30; i++) {
                    before?.abort();
                    before = new AbortController();
                    asked.push(tellings.ask(`t${i}`, before.signal).then(() => i, () => -1));
                }
                return [read.slice(), (await Promise.all(asked)).filter((i) => i >= 0), read];
                """);

        assertEquals(List.of(List.of(), List.of(29), List.of("t29")), read);
    }

    @Test
    @DisplayName("given a telling that is asked for by several, then it is read once, and a failure is not kept")
    void asked_for_by_several(Visit visit) {
        Object read = run(visit, """
                const { makeTellings } = await import('/incident/tellings.js');
                const read = [];
                const tellings = makeTellings((at) => new Promise((done, failed) => read.push({ at, done, failed })));
                tellings.ahead(['a'], () => {});
                const first = tellings.ask('a').catch(() => 'failed');
                read[0].failed(new Error('not now'));
                const said = await first;
                tellings.ahead(['a'], () => {});
                const both = Promise.all([tellings.ask('a'), tellings.ask('a')]);
                read[1].done({ knownAt: 'a' });
                const [one, other] = await both;
                return [said, one === other, tellings.kept('a') === one, read.length];
                """);

        assertEquals(List.of("failed", true, true, 2), read);
    }

    @Test
    @DisplayName("given an instant between two moments, then it tells of the first, and lies between both on the axis")
    void between_two_moments(Visit visit) {
        Object found = run(visit, STOPS + """
                const at = '2013-09-05T00:00:00Z';
                const place = placeOf(stops, at);
                return [indexAt(stops, at), place > stops[1].place && place < stops[2].place, indexAt(stops, ''),
                    indexAt(stops, '2013-01-01T00:00:00Z'), nearest(stops, 0), nearest(stops, 1), stops.length];
                """);

        assertEquals(List.of(1, true, 3, 0, 0, 3, 4), found);
    }

    @Test
    @DisplayName(
            "then a telling is compared with the one before it, the present as its last moment, the first with the present")
    void what_is_compared(Visit visit) {
        Object found = run(visit, STOPS + """
                const with_ = (index, against) => {
                    const other = comparedWith(stops, index, against);
                    return other === null ? -1 : stops.indexOf(other);
                };
                return [with_(0, ''), with_(1, ''), with_(2, ''), with_(3, ''), with_(1, 'now'), with_(3, 'now'),
                    with_(2, 'none'), with_(3, '2013-09-05T00:00:00Z'), with_(1, '2013-09-05T00:00:00Z')];
                """);

        assertEquals(List.of(-1, 3, 1, 1, 3, -1, -1, 1, -1), found);
    }

    @Test
    @DisplayName("given 500 moments, then each has a place of its own, in order, from one end of the axis to the other")
    void many_moments(Visit visit) {
        Object inOrder = run(visit, """
                const { stopsOf } = await import('/incident/stops.js');
                const moments = Array.from({ length: 500 }, (_, i) => {
                    const knownAt = new Date(1e12 + i * 61_000).toISOString();
                    return { knownAt, since: knownAt, kind: 'noted', text: 'note', staff: [], facts: 0, retracted: 0, afterwards: 0 };
                });
                const stops = stopsOf(moments, 2e12);
                return [stops.length, stops[0].place, stops.at(-1).place,
                    stops.every((stop, i) => i === 0 || stop.place > stops[i - 1].place)];
                """);

        assertEquals(List.of(502, 0, 1, true), inOrder);
    }

    @Test
    @DisplayName(
            "given two tellings, then lines are the same, told at another time, new or gone, and staff's are never changed")
    void lines(Visit visit) {
        Object found = run(visit, """
                const { compared } = await import('/incident/differences.js');
                const fact = (role, state, at, count) => ({ occurredAt: `2013-09-03T${at}:00Z`, evidence: [role + at + state],
                    text: `${count} ${role} ${state}`, facts: { datacenter: 'nj', role, state, count, until: at } });
                const said = (id, at) => ({ occurredAt: `2013-09-03T${at}:00Z`, text: id, evidence: [id], staff: {} });
                const telling = (lines) => ({ lines, down: [], impaired: [], claims: [], actions: [], clocks: [], links: [],
                    reach: {}, incident: { causes: [], correctiveActions: [], reports: [] } });
                const comparison = compared(
                    telling([fact('edge', 'down', '07:00', 3), fact('edge', 'up', '12:30', 3), said('b', '13:00'),
                        fact('core', 'down', '07:00', 2), fact('core', 'down', '15:00', 2)]),
                    telling([fact('edge', 'down', '07:00', 3), fact('edge', 'up', '15:30', 3), said('a', '13:00'),
                        fact('core', 'down', '15:00', 2), fact('phone', 'down', '09:00', 1)]),
                    false);
                return comparison.lines.map(({ line, difference }) =>
                    [line.text, line.occurredAt.slice(11, 16), difference?.kind ?? 'same',
                        difference?.was?.occurredAt.slice(11, 16) ?? ''].join(' '));
                """);

        assertEquals(
                List.of(
                        "3 edge down 07:00 same ",
                        "2 core down 07:00 added ",
                        "1 phone down 09:00 removed ",
                        "3 edge up 12:30 changed 15:30",
                        "b 13:00 added ",
                        "a 13:00 removed ",
                        "2 core down 15:00 same "),
                found);
    }

    @Test
    @DisplayName("given an outage that lasts, then its datacenter is not back")
    void not_back(Visit visit) {
        Object row = run(visit, """
                const { rowsOf } = await import('/incident/rows.js');
                const outage = (start, end, durationSeconds) => ({ datacenter: 'va', start, end, durationSeconds });
                const { lost, back, fullyBack, seconds, down } = rowsOf({
                    down: [outage('2026-05-01T07:00:00Z', '2026-05-01T08:00:00Z', 3600)],
                    impaired: [outage('2026-05-01T07:00:00Z', null, 9000)],
                }).get('va');
                return { lost, back, stillImpaired: fullyBack === null, seconds, down };
                """);

        assertEquals(
                Map.of(
                        "lost",
                        "2026-05-01T07:00:00Z",
                        "back",
                        "2026-05-01T08:00:00Z",
                        "stillImpaired",
                        true,
                        "seconds",
                        3600,
                        "down",
                        true),
                row);
        assertTrue(visit.page().url().endsWith("/incident/"));
    }

    private static final String STOPS = """
            const { comparedWith, indexAt, nearest, placeOf, stopsOf } = await import('/incident/stops.js');
            const moment = (knownAt) => ({ knownAt, since: knownAt, kind: 'declared', text: 'declared', staff: [], facts: 1,
                retracted: 0, afterwards: 0, latest: 'PT13H' });
            const stops = stopsOf([moment('2013-09-04T00:00:00Z'), moment('2013-09-13T16:00:00Z')], 1.7e12);
            """;

    private static Object run(Visit visit, String script) {
        return visit.open("/incident/").evaluate("async () => {" + script + "}");
    }
}
