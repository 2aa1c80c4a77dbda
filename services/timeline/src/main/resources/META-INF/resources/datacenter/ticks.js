import { instantOf, wallOf } from '/datacenter/zoned.js';

/** Where an axis of time has its lines, so that they stand at whole hours, days and months of the zone that is shown. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const EVEN = [
    ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
    ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
    ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
    ...[1, 2, 7, 14].map((count) => count * DAY),
];
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];
const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const USUAL_MONTH = 30.4 * DAY;

/**
 * @param {{from: number, to: number}} view milliseconds since 1970
 * @param {number} most how many lines there is room for, 2 at least
 * @param {string} site the IANA zone of the site
 * @returns {{at: number, label: string, strong: boolean}[]} strong: where a larger unit begins
 */
export function ticksOf({ from, to }, most, site) {
    const least = (to - from) / most;
    const even = EVEN.find((step) => step >= least);
    const walls = even === undefined ? monthly(from, to, least, site) : evenly(from, to, even, site);
    const step = even ?? 28 * DAY;
    return walls.map((wall) => ({ at: instantOf(wall, site), ...labelOf(wall, step) })).filter(({ at }) => at >= from && at <= to);
}

function evenly(from, to, step, site) {
    const walls = [];
    const end = wallOf(to, site);
    for (let wall = Math.ceil(wallOf(from, site) / step) * step; wall <= end; wall += step) {
        walls.push(wall);
    }
    return walls;
}

function monthly(from, to, least, site) {
    const months = MONTHS.find((count) => count * USUAL_MONTH >= least) ?? MONTHS[MONTHS.length - 1];
    const first = new Date(wallOf(from, site));
    const end = wallOf(to, site);
    const walls = [];
    let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months;
    for (;;) {
        const wall = Date.UTC(Math.floor(month / 12), month % 12, 1);
        if (wall > end) {
            return walls;
        }
        walls.push(wall);
        month += months;
    }
}

function labelOf(wall, step) {
    const date = new Date(wall);
    const [day, hour] = date.toISOString().split('T');
    if (step >= 28 * DAY) {
        const january = date.getUTCMonth() === 0;
        return { label: january ? day.slice(0, 4) : NAMES[date.getUTCMonth()], strong: january };
    }
    if (wall % DAY === 0) {
        const first = date.getUTCDate() === 1;
        return { label: `${NAMES[date.getUTCMonth()]} ${date.getUTCDate()}`, strong: step < DAY || first };
    }
    return { label: step < MINUTE ? hour.slice(0, 8) : hour.slice(0, 5), strong: false };
}
