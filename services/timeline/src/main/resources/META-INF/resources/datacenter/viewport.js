/** The part of time that is looked at: {from, to} in milliseconds since 1970. All of this is arithmetic. */

const SHORTEST = 5_000;
const FIRST = Date.UTC(1910, 0, 2);
const LONGEST = 150 * 365.25 * 86_400_000;

/** @typedef {{from: number, to: number}} View */

/**
 * Draws a view nearer or farther.
 *
 * @param {View} view
 * @param {number} factor of its length: 0.5 shows half as much
 * @param {number} [at] the instant that stays where it is; the middle if missing
 * @returns {View}
 */
export function zoomed({ from, to }, factor, at = (from + to) / 2) {
    const length = Math.min(LONGEST, Math.max(SHORTEST, (to - from) * factor));
    const share = (at - from) / (to - from);
    const start = Math.round(at - share * length);
    return { from: start, to: Math.round(start + length) };
}

/**
 * @param {View} view
 * @param {number} share of its length by which it goes on; back where it is below 0
 * @returns {View}
 */
export function panned({ from, to }, share) {
    const by = Math.round((to - from) * share);
    return { from: from + by, to: to + by };
}

/**
 * A view of a length around the middle of another, which ends at the present where that one reached it.
 *
 * @param {View} view
 * @param {number} length in milliseconds
 * @param {number} now
 * @returns {View}
 */
export function ofLength({ from, to }, length, now) {
    const end = to >= now ? now : Math.round((from + to) / 2 + length / 2);
    return { from: end - length, to: end };
}

/**
 * A view of a span, with some time before and after it.
 *
 * @param {number} from
 * @param {number} to
 * @returns {View}
 */
export function around(from, to) {
    const margin = Math.max(SHORTEST, (to - from) * 0.12);
    return { from: Math.round(from - margin), to: Math.round(to + margin) };
}

/**
 * A view of all that there ever was, with little beyond the present.
 *
 * @param {View} whole
 * @returns {View}
 */
export function wholeView({ from, to }) {
    const margin = Math.max(SHORTEST, (to - from) * 0.03);
    return { from: Math.round(from - margin), to: Math.round(to + margin / 3) };
}

/**
 * A view that can be asked for: some of it lies in the past, and none before 1910.
 *
 * @param {View} view
 * @param {number} now
 * @returns {View}
 */
export function within({ from, to }, now) {
    const length = Math.min(LONGEST, to - from);
    const start = Math.max(FIRST, Math.min(from, now - length / 10));
    return { from: Math.round(start), to: Math.round(start + length) };
}
