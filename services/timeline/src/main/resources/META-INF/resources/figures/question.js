import { go, knownAt, parameter, parameters } from '/page/address.js';
import { commonZone, readSites } from '/page/sites.js';
import { zoneOf } from '/page/time.js';
import { figureOf, numberOf } from '/figures/measures.js';

/** What the address asks: its parameters are those of the API, and few of the view's own. */

/** What figures can be grouped by. */
export const DIMENSIONS = ['datacenter', 'role', 'month', 'device', 'incident'];

const LISTS = ['datacenter', 'role', 'device'];
const SINGLE = [
    'from', 'to', 'tz', 'incident', 'impact', 'minDuration', 'mergeGap', 'maintenance', 'businessHours', 'holidays', 'level',
];
const GROUPS_ON_A_PAGE = 200;
const CELLS_ON_A_PAGE = 1_000;

/** @returns {string[]} what the groups are by; by datacenter where the address does not say, none where it says `none` */
export function groupedBy() {
    const asked = parameters('groupBy');
    return asked.length === 0 ? ['datacenter'] : asked.filter((dimension) => dimension !== 'none');
}

/** @returns {import('/figures/measures.js').Figure} */
export function figureShown() {
    return figureOf(parameter('figure'));
}

/** @returns {import('/figures/measures.js').Number} */
export function numberShown() {
    return numberOf(figureShown(), parameter('number'));
}

/** @returns {boolean} whether two tellings are compared */
export function compares() {
    return parameter('compare') === 'true';
}

/**
 * The calls of the view, the first of them its main one.
 *
 * @returns {{name: string, path: string, params: Object<string, any>}[]}
 */
export function calls() {
    const groupBy = groupedBy();
    const main = { ...filters(), groupBy, limit: groupBy.length > 1 ? CELLS_ON_A_PAGE : GROUPS_ON_A_PAGE };
    if (compares()) {
        const params = { ...main, limit: null, against: parameter('against') };
        return [{ name: 'restated figures', path: '/figures/restated', params }];
    }
    const grouped = { name: 'figures', path: '/figures', params: { ...main, cursor: parameter('cursor') } };
    return groupBy.length === 0 ? [grouped] : [grouped, { name: 'over all', path: '/figures', params: filters() }];
}

/** @returns {Object<string, any>} the filters and policies that the address has */
export function filters() {
    return {
        ...Object.fromEntries(SINGLE.map((name) => [name, parameter(name)])),
        ...Object.fromEntries(LISTS.map((name) => [name, parameters(name)])),
        knownAt: knownAt(),
    };
}

/**
 * Writes the zone that months and business hours go by into an address that names none, so that whoever is given it sees
 * the same: the one in which times are shown. Values that are repeated are joined, for links of the page keep one of each.
 */
export async function settleAddress() {
    const lists = Object.fromEntries(['groupBy', ...LISTS].map((name) => [name, parameters(name)]));
    if (parameter('tz') === '') {
        await readSites();
        lists.tz = chosenZone();
    }
    go(lists, { replace: true, quiet: true });
}

/** @returns {string} the IANA zone that times are shown in, as far as all datacenters that are asked for share it */
export function chosenZone() {
    return zoneOf(commonZone(parameters('datacenter')));
}
