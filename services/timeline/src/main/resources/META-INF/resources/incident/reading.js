import { get, getAll, Problem } from '/page/api.js';
import { readSites } from '/page/sites.js';

/** All that is told of one incident as it was known at one time, and when more became known of it. */

const MOST_LINES = 2_000;
const MOST_INCIDENTS = 1_000;
const MOST_OUTAGES = 1_000;

/**
 * @typedef {{
 *     knownAt: string,
 *     asOf: string,
 *     staleSeconds: number,
 *     incident: any,
 *     lines: any[],
 *     moreLines: boolean,
 *     down: any[],
 *     impaired: any[],
 *     claims: any[],
 *     actions: any[],
 *     clocks: any[],
 *     reach: any,
 *     struck: any[],
 *     dependencies: any[],
 *     links: {id: string, title: string, kind: string, reason?: string, from: boolean}[],
 *     missing: string[],
 * }} Telling knownAt: empty for the present; down: outages of whole datacenters, impaired: of anything in them; links:
 *     from: whether the other incident is the one that names this; missing: what could not be read, and why
 */

/**
 * The calls that the view makes, as they are offered for curl.
 *
 * @param {string} id of the incident
 * @param {string} knownAt empty for the present
 * @param {Object<string, string>} [filters] those of the story
 * @returns {{name: string, path: string, params: Object<string, any>}[]} the story first
 */
export function calls(id, knownAt, filters = {}) {
    const base = `/incidents/${encodeURIComponent(id)}`;
    return [
        { name: 'story', path: `${base}/timeline`, params: { ...filters, knownAt } },
        { name: 'incident', path: base, params: { knownAt } },
        ...['claims', 'actions', 'clocks', 'notices', 'propagation'].map((name) => ({
            name,
            path: `${base}/${name}`,
            params: { knownAt },
        })),
        { name: 'knowledge', path: `${base}/knowledge`, params: {} },
    ];
}

/**
 * The moments at which more became known, as they are known now.
 *
 * @param {string} id
 * @param {AbortSignal} signal
 */
export async function readMoments(id, signal) {
    const { body, staleSeconds } = await get(`/incidents/${encodeURIComponent(id)}/knowledge`, {}, { signal });
    return { moments: body.moments, asOf: body.asOf, staleSeconds };
}

/**
 * Reads one telling.
 *
 * @param {string} id
 * @param {string} knownAt empty for the present
 * @param {AbortSignal} [signal]
 * @returns {Promise<Telling>}
 */
export async function readTelling(id, knownAt, signal) {
    const base = `/incidents/${encodeURIComponent(id)}`;
    const missing = [];
    const known = { knownAt };
    // What is too much for an answer is said, and the rest of the telling stands.
    const part = (name, asked) =>
        asked.catch((problem) => {
            if (!(problem instanceof Problem)) {
                throw problem;
            }
            missing.push(`${name}: ${problem.message}`);
            return { body: {} };
        });
    const outages = (impact) =>
        part(
            `outages (${impact})`,
            getAll(
                '/outages',
                { incident: id, level: 'datacenter', impact, maintenance: 'include', ...known },
                { signal, most: MOST_OUTAGES },
            ),
        );
    const [one, story, claims, actions, clocks, notices, propagation, down, impaired, others] = await Promise.all([
        get(base, known, { signal }),
        part('story', getAll(`${base}/timeline`, known, { signal, most: MOST_LINES })),
        ...['claims', 'actions', 'clocks', 'notices', 'propagation'].map((name) =>
            part(name, get(`${base}/${name}`, known, { signal })),
        ),
        outages('down'),
        outages('any'),
        part('other incidents', getAll('/incidents', known, { signal, most: MOST_INCIDENTS })),
        readSites(),
    ]);
    return {
        knownAt,
        asOf: one.body.asOf,
        staleSeconds: one.staleSeconds,
        incident: one.body,
        lines: story.body.items ?? [],
        moreLines: story.body.next !== undefined,
        claims: claims.body.claims ?? [],
        actions: actions.body.actions ?? [],
        clocks: clocks.body.clocks ?? [],
        reach: notices.body,
        struck: propagation.body.struck ?? [],
        dependencies: propagation.body.dependencies ?? [],
        down: down.body.items ?? [],
        impaired: impaired.body.items ?? [],
        links: links(one.body, others.body.items ?? []),
        missing,
    };
}

function links(incident, others) {
    const titles = new Map(others.map(({ id, title }) => [id, title]));
    const out = incident.links.map(({ kind, linkedTo, reason }) => ({
        id: linkedTo,
        title: titles.get(linkedTo) ?? linkedTo,
        kind,
        reason,
        from: false,
    }));
    const back = others.flatMap(({ id, title, links: own }) =>
        own
            .filter(({ linkedTo }) => linkedTo === incident.id)
            .map(({ kind, reason }) => ({ id, title, kind, reason, from: true })),
    );
    return [...out, ...back];
}
