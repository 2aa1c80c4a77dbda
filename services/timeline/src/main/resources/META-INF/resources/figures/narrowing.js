import { API } from '/page/api.js';

/** From the answer that has a group to the question of what is behind that group alone. */

/**
 * Parameters that ask for one group of an answer again, at the answer's own position and time, with its explanation.
 *
 * @param {{params: Object<string, string>, window: {from: string, to: string}}} answer params: those of its permalink
 * @param {Object<string, string>} key of the group; without a name it is that of all
 * @returns {Object<string, string>}
 */
export function explained({ params, window }, key) {
    const { cursor, limit, ...same } = params;
    return { ...same, ...narrowed(key, window, params.tz ?? 'UTC'), explain: 'true' };
}

/**
 * Such parameters as `GET /outages` takes them.
 *
 * @param {Object<string, string>} params
 * @returns {Object<string, string>}
 */
export function outagesOf(params) {
    const { groupBy, explain, ...others } = params;
    return others;
}

/**
 * A permalink as a call.
 *
 * @param {string} permalink
 * @returns {{path: string, params: Object<string, string>}} path: below /api/v1
 */
export function callOf(permalink) {
    const url = new URL(permalink, location.href);
    return { path: url.pathname.slice(API.length), params: Object.fromEntries(url.searchParams) };
}

/** The window stands in it as it was, for with other filters it would begin elsewhere where nobody gave it. */
function narrowed({ month, ...names }, window, tz) {
    const given = Object.fromEntries(Object.entries(names).filter(([, name]) => name));
    return { ...given, ...(month ? withinMonth(month, window, tz) : window) };
}

function withinMonth(month, { from, to }, tz) {
    return {
        from: monthOf(new Date(from), tz) === month ? from : `${month}-01`,
        to: monthOf(new Date(new Date(to).getTime() - 1), tz) === month ? to : `${after(month)}-01`,
    };
}

function monthOf(instant, timeZone) {
    const parts = new Intl.DateTimeFormat('en-US', {
        timeZone,
        calendar: 'gregory',
        numberingSystem: 'latn',
        year: 'numeric',
        month: '2-digit',
    }).formatToParts(instant);
    const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    return `${part.year}-${part.month}`;
}

function after(month) {
    const [year, number] = month.split('-').map(Number);
    return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
