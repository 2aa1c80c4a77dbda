import { html } from '/lib/lit-html.js';
import { preference } from '/page/preferences.js';
import { serviceNow } from '/page/ticking.js';

/**
 * Instants as people read them. In which zone is a preference: the site's (of the datacenter that it is about), UTC, or
 * the viewer's. The browser knows all zones by itself.
 */

/** How an instant is told that is as a rule of today: without the day where it is today's, and without seconds. */
export const RECENT = { seconds: false, date: 'unless-today', zone: true };

const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const formats = new Map();

const UNITS = [
    ['y', 365 * 86_400],
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
    ['s', 1],
];

/**
 * The zone that times of a site are shown in.
 *
 * @param {string} [site] the site's IANA zone; UTC if missing
 * @returns {string} an IANA zone
 */
export function zoneOf(site = 'UTC') {
    switch (preference('zone')) {
        case 'utc':
            return 'UTC';
        case 'viewer':
            return viewerZone;
        default:
            return site;
    }
}

/**
 * An instant as numbers on clocks: `2013-09-03 07:00`.
 *
 * @param {string|number|Date} instant RFC 3339, or milliseconds since 1970
 * @param {string} [site] the IANA zone of the site that it is about
 * @param {{seconds?: boolean, date?: boolean|'unless-today', zone?: boolean}} [how] seconds: told or not (else only where
 *     they are not 0); date: false leaves the day out; zone: adds its name, like `EDT`
 * @returns {string}
 */
export function clock(instant, site, { seconds, date = true, zone = false } = {}) {
    const time = new Date(instant);
    if (Number.isNaN(time.getTime())) {
        return String(instant);
    }
    const part = partsIn(zoneOf(site), time);
    const day = dayOf(part);
    const withDay = date === 'unless-today' ? day !== dayOf(partsIn(zoneOf(site), new Date(serviceNow()))) : date;
    const withSeconds = seconds ?? part.second !== '00';
    const text = [
        withDay ? day : '',
        `${part.hour}:${part.minute}${withSeconds ? `:${part.second}` : ''}`,
        zone ? part.timeZoneName : '',
    ];
    return text.filter((word) => word !== '').join(' ');
}

/**
 * An instant as a time element, with the zone in its title.
 *
 * @param {string|number|Date|null|undefined} instant none is a dash
 * @param {string} [site]
 * @param {{seconds?: boolean, date?: boolean|'unless-today', zone?: boolean}} [how] as {@link clock} takes it
 */
export function time(instant, site, how = {}) {
    if (instant === null || instant === undefined) {
        return html`<span class="none">–</span>`;
    }
    const exact = new Date(instant);
    return html`<time
        datetime=${Number.isNaN(exact.getTime()) ? '' : exact.toISOString()}
        title=${`${clock(instant, site, { seconds: true })} ${zoneName(site, instant)}`}
        >${clock(instant, site, how)}</time
    >`;
}

/**
 * From when to when, to the minute, the day told once where it is one.
 *
 * @param {string} from
 * @param {string} to
 * @param {string} [site]
 */
export function span(from, to, site) {
    const oneDay = clock(from, site).slice(0, 'yyyy-mm-dd'.length) === clock(to, site).slice(0, 'yyyy-mm-dd'.length);
    return html`${time(from, site, { seconds: false })}${oneDay ? '–' : ' to '}${time(to, site, {
        seconds: false,
        date: !oneDay,
        zone: true,
    })}`;
}

/**
 * The short name of the zone that is shown, at an instant: `EDT`, `UTC`, `GMT+1`.
 *
 * @param {string} [site]
 * @param {string|number|Date} [instant]
 * @returns {string}
 */
export function zoneName(site, instant = Date.now()) {
    return partsIn(zoneOf(site), new Date(instant)).timeZoneName;
}

/**
 * A duration in its two largest units: `8 h 30 min`, `5 d 4 h`, `12 s`.
 *
 * @param {number|null|undefined} seconds none is a dash
 * @returns {string}
 */
export function duration(seconds) {
    if (seconds === null || seconds === undefined || !Number.isFinite(Number(seconds))) {
        return '–';
    }
    let rest = Math.abs(Number(seconds));
    const sign = Number(seconds) < 0 ? '−' : '';
    if (rest < 1) {
        return rest === 0 ? '0 s' : `${sign}${Number(rest.toPrecision(2))} s`;
    }
    rest = Math.round(rest);
    const words = [];
    for (const [unit, size] of UNITS) {
        const count = Math.floor(rest / size);
        if (words.length > 0 && count === 0) {
            break;
        }
        if (count > 0) {
            words.push(`${count} ${unit}`);
            rest -= count * size;
        }
        if (words.length === 2) {
            break;
        }
    }
    return sign + words.join(' ');
}

/**
 * An uncertainty, to stand behind an instant: ` ± 30 min`; nothing where there is none.
 *
 * @param {number|null|undefined} seconds
 * @returns {string}
 */
export function uncertainty(seconds) {
    return seconds ? ` ± ${duration(seconds)}` : '';
}

/**
 * How long ago something was, or in how long it will be: `3 min ago`, `in 2 h`.
 *
 * @param {string|number|Date} instant
 * @param {string|number|Date} [now]
 * @returns {string}
 */
export function age(instant, now = Date.now()) {
    const seconds = (new Date(now).getTime() - new Date(instant).getTime()) / 1_000;
    if (Math.abs(seconds) < 1) {
        return 'now';
    }
    const words = duration(Math.floor(Math.abs(seconds)));
    return seconds > 0 ? `${words} ago` : `in ${words}`;
}

function dayOf(part) {
    return `${part.year}-${part.month}-${part.day}`;
}

function partsIn(zone, instant) {
    if (!formats.has(zone)) {
        formats.set(
            zone,
            new Intl.DateTimeFormat('en-US', {
                timeZone: zone,
                calendar: 'gregory',
                numberingSystem: 'latn',
                hourCycle: 'h23',
                year: 'numeric',
                month: '2-digit',
                day: '2-digit',
                hour: '2-digit',
                minute: '2-digit',
                second: '2-digit',
                timeZoneName: 'short',
            }),
        );
    }
    return Object.fromEntries(
        formats
            .get(zone)
            .formatToParts(instant)
            .map((part) => [part.type, part.value]),
    );
}
