import { commonZone } from '/page/sites.js';

const MOST_NAMED = 4;

/**
 * What an incident or planned work is about, in words: `core-router in us-nj, us-va`.
 *
 * @param {{datacenters?: string[], roles?: string[], devices?: string[]}} scope
 * @returns {string}
 */
export function scopeWords({ datacenters = [], roles = [], devices = [] }) {
    const places = named(datacenters, 'datacenters');
    const whole = roles.length > 0 ? [named(roles, 'roles'), places].filter(Boolean).join(' in ') : places;
    return [named(devices, 'devices'), whole].filter(Boolean).join(', and ') || 'no scope';
}

/**
 * The zone of what a scope is about.
 *
 * @param {{datacenters?: string[]}} scope
 * @returns {string} an IANA zone; UTC where its datacenters share none
 */
export function scopeZone({ datacenters = [] }) {
    return commonZone(datacenters);
}

function named(names, kind) {
    return names.length > MOST_NAMED
        ? `${names.slice(0, MOST_NAMED - 1).join(', ')} and ${names.length - MOST_NAMED + 1} more ${kind}`
        : names.join(', ');
}
