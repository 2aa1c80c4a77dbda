import { clock } from '/page/time.js';

/** Between instants and what clocks show, in the zone that times are shown in. */

/**
 * What the clocks show at an instant, as if it were UTC, so that hours and days are whole there.
 *
 * @param {number} instant milliseconds since 1970
 * @param {string} site the IANA zone of the site
 * @returns {number} milliseconds
 */
export function wallOf(instant, site) {
    const rest = ((instant % 1_000) + 1_000) % 1_000;
    return Date.parse(`${clock(instant - rest, site, { seconds: true }).replace(' ', 'T')}Z`) + rest;
}

/**
 * The instant at which clocks show a time: the earlier one where they show it twice, one close by where they skip it.
 *
 * @param {number} wall as {@link wallOf} gives it
 * @param {string} site
 * @returns {number} milliseconds since 1970
 */
export function instantOf(wall, site) {
    const before = wall - (wallOf(wall - 86_400_000, site) - (wall - 86_400_000));
    if (wallOf(before, site) === wall) {
        return before;
    }
    return wall - (wallOf(before, site) - before);
}

/**
 * An instant for an input of the type datetime-local.
 *
 * @param {number} instant
 * @param {string} site
 * @returns {string}
 */
export function localText(instant, site) {
    return new Date(wallOf(instant, site)).toISOString().slice(0, 19);
}

/**
 * What was put into an input of the type datetime-local.
 *
 * @param {string} text
 * @param {string} site
 * @returns {number|null} milliseconds since 1970; null where it is no time
 */
export function fromLocalText(text, site) {
    const wall = Date.parse(`${text}${text.length === 16 ? ':00' : ''}Z`);
    return Number.isNaN(wall) ? null : instantOf(wall, site);
}
