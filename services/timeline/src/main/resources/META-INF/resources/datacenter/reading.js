import { get, getAll, Problem } from '/page/api.js';
import { knownAt, parameter } from '/page/address.js';
import { readSites } from '/page/sites.js';
import { serviceNow } from '/page/ticking.js';

/**
 * Asks what the view shows: as much as the window needs and the screen can show. Steps are thinned by the service; of outages
 * the first are read page by page, and where there are too many, those of the lanes that are to be seen.
 */

const PAGE = 1_000;
const MOST_OUTAGES = 3_000;
const MOST_OF_LANES = 10_000;
const MOST_DEVICES = 20_000;
const MOST_BESIDE = 200;
const LEAST_POINTS = 300;
const MOST_POINTS = 700;
const FEW_POINTS = 100;

/** @returns {string} the datacenter of the address; empty where it names none */
export function datacenter() {
    return parameter('datacenter');
}

/**
 * The calls that the view makes, as they are offered for curl.
 *
 * @param {{from: string, to: string}} [window] that of the address if missing
 * @param {boolean} [thinned] whether only some steps of the recovery are asked for
 * @returns {{name: string, path: string, params: Object<string, any>}[]} the recovery, the outages, planned work, incidents
 */
export function calls(window = { from: parameter('from'), to: parameter('to') }, thinned = false) {
    const { from, to } = window;
    const whole = { datacenter: datacenter(), from, to, knownAt: knownAt() };
    const points = thinned ? MOST_POINTS : '';
    return [
        { name: 'recovery', path: `${ownPath()}/recovery`, params: { from, to, groupBy: 'role', points, knownAt: knownAt() } },
        // The curve counts devices whether work on them was planned or not, and so do the lanes.
        { name: 'outages', path: '/outages', params: { ...whole, maintenance: 'include', limit: PAGE } },
        { name: 'planned work', path: '/maintenance', params: whole },
        { name: 'incidents', path: '/incidents', params: whole },
    ];
}

function ownPath() {
    return `/datacenters/${encodeURIComponent(datacenter())}`;
}

/**
 * Asks what does not come in pages, and the first page of the outages.
 *
 * @param {AbortSignal} signal
 */
export async function readDatacenter(signal) {
    if (datacenter() === '') {
        const { body, staleSeconds } = await getAll('/datacenters', { knownAt: knownAt() }, { signal, most: 2_000 });
        return { asOf: body.asOf, staleSeconds, datacenters: body.items };
    }
    const recovering = readRecovery(signal);
    // Where the address does not say the window, the answer does.
    const window = parameter('from') && parameter('to') ? undefined : (await recovering).body.window;
    const [, outages, works, incidents] = calls(window);
    const [recovery, standing, first, planned, around, all] = await Promise.all([
        recovering,
        get(ownPath(), { knownAt: knownAt() }, { signal }),
        get(outages.path, outages.params, { signal }),
        getAll(works.path, works.params, { signal, most: MOST_BESIDE }),
        getAll(incidents.path, incidents.params, { signal, most: MOST_BESIDE }),
        getAll('/incidents', { datacenter: datacenter(), knownAt: knownAt() }, { signal, most: MOST_BESIDE }),
        // Not given up with this reading: the next one waits for the same.
        readSites(),
    ]);
    return {
        asOf: recovery.body.asOf,
        staleSeconds: Math.max(recovery.staleSeconds, first.staleSeconds),
        recovery: recovery.body,
        standing: standing.body,
        outages: first.body.items,
        next: first.body.next,
        works: planned.body.items.filter(({ cancelled }) => !cancelled),
        incidents: around.body.items,
        allIncidents: all.body.items,
    };
}

/** As many steps as there are pixels, and few where there are so many roles that this is too much. */
async function readRecovery(signal) {
    const [{ path, params }] = calls();
    const points = Math.min(MOST_POINTS, Math.max(LEAST_POINTS, Math.round(innerWidth * 0.8)));
    try {
        return await get(path, { ...params, points }, { signal });
    } catch (problem) {
        if (problem instanceof Problem && problem.type === '/problems/answer-too-large') {
            return get(path, { ...params, points: FEW_POINTS }, { signal });
        }
        throw problem;
    }
}

/**
 * Reads on where the first page of outages ended, to 3,000 of them.
 *
 * @param {any} answer of {@link readDatacenter}
 * @param {AbortSignal} signal
 * @param {(outages: any[], next: string|undefined) => void} onPage called with each page
 */
export async function readOn(answer, signal, onPage) {
    const [, { path, params }] = calls(answer.recovery.window);
    let { next } = answer;
    let count = answer.outages.length;
    while (next && count < MOST_OUTAGES) {
        const { body } = await get(path, { ...params, cursor: next }, { signal });
        next = body.next;
        count += body.items.length;
        onPage(body.items, next);
    }
}

/**
 * The devices of the datacenter, 20,000 at most.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<{device: string, role: string}[]>}
 */
export async function readDevices(signal) {
    const { body } = await getAll('/devices', { datacenter: datacenter(), knownAt: knownAt() }, { signal, most: MOST_DEVICES });
    return body.items;
}

/**
 * The outages of a few devices in a window, 10,000 at most.
 *
 * @param {{from: string, to: string}} window
 * @param {Object<string, any>} narrowed device or role
 * @param {AbortSignal} [signal]
 * @returns {Promise<any[]>}
 */
export async function readOutagesOf(window, narrowed, signal) {
    const [, { path, params }] = calls(window);
    const { body } = await getAll(path, { ...params, ...narrowed }, { signal, most: MOST_OF_LANES });
    return body.items;
}

/**
 * The facts of a device, 3,000 at most.
 *
 * @param {string} device
 * @param {AbortSignal} signal
 * @returns {Promise<any[]>}
 */
export async function readFacts(device, signal) {
    const { body } = await getAll(`/devices/${encodeURIComponent(device)}/history`, { knownAt: knownAt() }, { signal, most: 3_000 });
    return body.items;
}

/**
 * From the first outage that the datacenter ever had to the present.
 *
 * @param {AbortSignal} [signal]
 * @returns {Promise<{from: number, to: number}|null>} null where it had none
 */
export async function readWhole(signal) {
    const { body } = await get('/outages', { datacenter: datacenter(), maintenance: 'include', limit: 1, knownAt: knownAt() }, { signal });
    const [first] = body.items;
    return first ? { from: Date.parse(first.start), to: Date.parse(body.asOf) } : null;
}

/** @returns {number} the present of what is shown, in milliseconds since 1970 */
export function present() {
    return knownAt() === '' ? serviceNow() : Math.min(serviceNow(), Date.parse(knownAt()));
}
