/**
 * Where the slider of knowledge can stand: before anything was known, at each moment at which more became known, and at the
 * present.
 */

/**
 * @typedef {{
 *     kind: 'before'|'moment'|'present',
 *     knownAt: string,
 *     time: number,
 *     place: number,
 *     label: string,
 *     weight: number,
 *     moment: any|null,
 * }} Stop knownAt: that of the calls, empty for the present; time: milliseconds since 1970; place: on the axis, from 0 to 1;
 *     label: what made it, in a word or two; weight: how much it wants to be labelled, 0 not at all
 */

const MINUTE_MS = 60_000;
const NARROWEST = 0.4;

const WEIGHTS = {
    declared: 5,
    'report-published': 5,
    resolved: 4,
    reopened: 4,
    'facts-retracted': 3,
    'milestone-claimed': 2,
    'cause-recorded': 1,
    scoped: 1,
};

const LABELS = {
    declared: 'declared',
    resolved: 'resolved',
    reopened: 'reopened',
    scoped: 'scope changed',
    'facts-retracted': 'facts taken back',
    'milestone-claimed': 'claim',
    'cause-recorded': 'cause',
    'action-recorded': 'action',
    'notice-sent': 'notice',
};

/**
 * @param {any[]} moments as GET /incidents/{id}/knowledge gives them, at least one
 * @param {number} now milliseconds since 1970
 * @returns {Stop[]} in order, at least three
 */
export function stopsOf(moments, now) {
    const first = Date.parse(moments[0].since);
    const stops = [
        stop('before', new Date(first - 1_000).toISOString(), first - 1_000, 'before', 0, null),
        ...moments.map((moment) => {
            const late = moment.facts + moment.afterwards > 0 && secondsOf(moment.latest) > 3_600;
            const weight = WEIGHTS[moment.kind] ?? (late ? 2 : 0);
            return stop('moment', moment.knownAt, Date.parse(moment.knownAt), labelOf(moment, late), weight, moment);
        }),
    ];
    stops.push(stop('present', '', Math.max(now, stops.at(-1).time), 'now', 6, null));
    return placed(stops);
}

/**
 * The stop whose telling holds at an instant.
 *
 * @param {Stop[]} stops
 * @param {string} knownAt empty for the present
 * @returns {number} its index
 */
export function indexAt(stops, knownAt) {
    if (knownAt === '') {
        return stops.length - 1;
    }
    const time = Date.parse(knownAt);
    const found = stops.findLastIndex((stop) => stop.kind !== 'present' && stop.time <= time);
    return Math.max(0, found);
}

/**
 * Where on the axis an instant lies, which may be between two stops.
 *
 * @param {Stop[]} stops
 * @param {string} knownAt
 * @returns {number} from 0 to 1
 */
export function placeOf(stops, knownAt) {
    const index = indexAt(stops, knownAt);
    const at = stops[index];
    const next = stops[index + 1];
    const time = Date.parse(knownAt);
    if (knownAt === '' || !next || !(time > at.time)) {
        return at.place;
    }
    const share = Math.min(1, (time - at.time) / Math.max(1, next.time - at.time));
    return at.place + share * (next.place - at.place);
}

/**
 * @param {Stop[]} stops
 * @param {number} place on the axis, from 0 to 1
 * @returns {number} the index of the nearest one
 */
export function nearest(stops, place) {
    let best = 0;
    stops.forEach((stop, index) => {
        if (Math.abs(stop.place - place) < Math.abs(stops[best].place - place)) {
            best = index;
        }
    });
    return best;
}

/**
 * What a telling is compared with: the last one before it that differs; of the first, the present.
 *
 * @param {Stop[]} stops
 * @param {number} index
 * @param {string} against `now`, an instant, `none`, or empty for the usual one
 * @returns {Stop|null} none where there is nothing to compare with
 */
export function comparedWith(stops, index, against) {
    const present = stops.at(-1);
    if (against === 'none' || index === 0) {
        return null;
    }
    if (against === 'now') {
        return index >= stops.length - 2 ? null : present;
    }
    if (against !== '') {
        const other = indexAt(stops, against);
        return other === index || other === 0 ? null : stops[other];
    }
    // At the present nothing more is known than at the last moment.
    const before = (index === stops.length - 1 ? index - 1 : index) - 1;
    if (before >= 1) {
        return stops[before];
    }
    return index < stops.length - 2 ? present : null;
}

function stop(kind, knownAt, time, label, weight, moment) {
    return { kind, knownAt, time, place: 0, label, weight, moment };
}

function labelOf(moment, late) {
    const words = moment.text.split(', ');
    // Who declares an incident in a report tells it by the report.
    const report = words.find((word) => word.endsWith(' report'));
    if (report && ['declared', 'report-published'].includes(moment.kind)) {
        return report;
    }
    if (moment.kind === 'facts-told') {
        return moment.facts === 0 ? 'relapse' : late ? 'facts, late' : 'facts';
    }
    return LABELS[moment.kind] ?? words[0];
}

/** Years and seconds on one axis: a gap is as wide as the logarithm of its minutes, so that order and scale both show. */
function placed(stops) {
    const gaps = stops.slice(1).map((one, index) => {
        const minutes = Math.max(0, one.time - stops[index].time) / MINUTE_MS;
        return NARROWEST + Math.log10(1 + minutes) / 4;
    });
    const all = gaps.reduce((sum, gap) => sum + gap, 0);
    let at = 0;
    return stops.map((one, index) => {
        at += index === 0 ? 0 : gaps[index - 1] / all;
        return { ...one, place: index === stops.length - 1 ? 1 : at };
    });
}

/** The seconds of an ISO-8601 duration, as the API writes them: of hours, minutes and seconds. */
function secondsOf(duration) {
    const [, hours = 0, minutes = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration ?? '') ?? [];
    return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}
