import { getAll } from '/page/api.js';

/** The zones of all datacenters, read once for a page: at most 5,000 of them, the others have UTC. */

const MOST = 5_000;
const zones = new Map();
let asked = null;

/**
 * Reads the zones, the first time; where they cannot be read, all are UTC until the next try. Not to be aborted: who asks
 * next waits for the same answer.
 *
 * @returns {Promise<void>}
 */
export async function readSites() {
    asked ??= getAll('/datacenters', {}, { most: MOST }).then(({ body }) => rememberSites(body.items));
    try {
        await asked;
    } catch {
        asked = null;
    }
}

/**
 * Takes zones from a list of datacenters that was read anyhow.
 *
 * @param {{datacenter: string, zone?: string}[]} datacenters
 */
export function rememberSites(datacenters) {
    datacenters.forEach(({ datacenter, zone }) => zones.set(datacenter, zone ?? 'UTC'));
}

/**
 * The IANA zone of a datacenter.
 *
 * @param {string} datacenter
 * @returns {string} UTC where it is not known
 */
export function siteZone(datacenter) {
    return zones.get(datacenter) ?? 'UTC';
}

/**
 * The zone that all datacenters share.
 *
 * @returns {string|null} an IANA zone; null where they have different ones
 */
export function sharedZone() {
    const all = new Set(zones.values());
    return all.size > 1 ? null : ([...all][0] ?? 'UTC');
}

/**
 * The zone that several datacenters share.
 *
 * @param {string[]} [datacenters] all of them if missing or empty
 * @returns {string} UTC where they share none
 */
export function commonZone(datacenters = []) {
    const all = new Set(datacenters.length > 0 ? datacenters.map(siteZone) : zones.values());
    return all.size === 1 ? [...all][0] : 'UTC';
}
