import { getAll } from '/page/api.js';
import { knownAt } from '/page/address.js';
import { rememberSites } from '/page/sites.js';
import { serviceNow } from '/page/ticking.js';

const MOST_DATACENTERS = 2_000;
const MOST_OUTAGES = 1_000;
const MOST_BESIDE = 100;
const OPEN_INCIDENTS = { status: 'open,acknowledged', order: 'desc' };
const AHEAD_MS = 14 * 86_400_000;

/**
 * The calls that the view makes, as they are offered for curl.
 *
 * @returns {{name: string, path: string, params: Object<string, any>}[]}
 */
export function calls() {
    const known = { knownAt: knownAt() };
    return [
        { name: 'datacenters', path: '/datacenters', params: known },
        { name: 'open outages', path: '/outages', params: { open: true, ...known } },
        { name: 'open incidents', path: '/incidents', params: { ...OPEN_INCIDENTS, ...known } },
    ];
}

/**
 * Asks all that the view shows.
 *
 * @param {AbortSignal} signal
 */
export async function readNow(signal) {
    const known = { knownAt: knownAt() };
    const now = known.knownAt === '' ? serviceNow() : new Date(known.knownAt).getTime();
    const window = { from: new Date(now).toISOString(), to: new Date(now + AHEAD_MS).toISOString() };
    const ask = (path, params, most) => getAll(path, { ...params, ...known }, { signal, most });
    const [datacenters, outages, since, incidents, maintenance] = await Promise.all([
        ask('/datacenters', {}, MOST_DATACENTERS),
        ask('/outages', { open: true }, MOST_OUTAGES),
        ask('/outages', { open: true, level: 'datacenter' }, MOST_DATACENTERS),
        ask('/incidents', OPEN_INCIDENTS, MOST_BESIDE),
        ask('/maintenance', window, MOST_BESIDE),
    ]);
    rememberSites(datacenters.body.items);
    const starts = new Map(since.body.items.map(({ datacenter, start }) => [datacenter, start]));
    return {
        asOf: datacenters.body.asOf,
        staleSeconds: Math.max(datacenters.staleSeconds, outages.staleSeconds),
        datacenters: datacenters.body.items.map((one) => ({
            ...one,
            since: starts.get(one.datacenter) ?? null,
            roles: rolesOf(one.datacenter, outages.body.items),
        })),
        outages: outages.body.items,
        moreOutages: outages.body.next !== undefined,
        incidents: incidents.body.items,
        maintenance: maintenance.body.items.filter(({ cancelled }) => !cancelled),
    };
}

function rolesOf(datacenter, outages) {
    return [...new Set(outages.filter((outage) => outage.datacenter === datacenter).map(({ role }) => role))].sort();
}
