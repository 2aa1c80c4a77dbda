import { address } from '/page/address.js';

/** Where the API lives. */
export const API = '/api/v1';

const TIMEOUT_MS = 15_000;
const MOST_TRIES = 4;
const LONGEST_WAIT_MS = 5_000;
const MOST_PAGES = 20;

/** The service answered that it cannot answer this: what is wrong, in words for people. */
export class Problem extends Error {
    /**
     * @param {number} status of HTTP
     * @param {{type?: string, title?: string, detail?: string, errors?: {field?: string, message: string}[]}} body
     */
    constructor(status, body) {
        const errors = (body.errors ?? []).map((error) => [error.field, error.message].filter(Boolean).join(' '));
        super([body.detail ?? body.title ?? `The service answered ${status}.`, ...errors].join('\n'));
        this.name = 'Problem';
        this.status = status;
        this.type = body.type ?? '';
        /** @type {{field?: string, message: string}[]} what is wrong with which parameter */
        this.errors = body.errors ?? [];
    }
}

/** The service did not answer: it cannot be reached, took too long, or is overloaded or starting. It may come back. */
export class Unreachable extends Error {
    constructor(message) {
        super(message);
        this.name = 'Unreachable';
    }
}

/**
 * The address of a call.
 *
 * @param {string} path below /api/v1, beginning with a slash
 * @param {Object<string, any>} [params] empty ones are left out, several values are joined by commas
 * @returns {string}
 */
export function callAddress(path, params) {
    return address(API + path, params);
}

/**
 * Asks a question. A 503 is asked again when its Retry-After says, four times at most.
 *
 * @param {string} path below /api/v1, beginning with a slash; parts of it are encoded already
 * @param {Object<string, any>} [params]
 * @param {{signal?: AbortSignal, timeoutMs?: number}} [how] an aborted call throws what its signal says
 * @returns {Promise<{body: any, position: string, staleSeconds: number}>} staleSeconds: for how long the log has not
 *     answered; 0 where it does
 * @throws {Problem|Unreachable}
 */
export async function get(path, params = {}, { signal, timeoutMs = TIMEOUT_MS } = {}) {
    for (let tries = 1; ; tries++) {
        const response = await ask(callAddress(path, params), signal, timeoutMs);
        if (response.status === 503 && tries < MOST_TRIES) {
            await pause(retryAfterMs(response), signal);
            continue;
        }
        return read(response);
    }
}

/**
 * Asks for a list to its end.
 *
 * @param {string} path
 * @param {Object<string, any>} params
 * @param {{signal?: AbortSignal, most?: number}} [how] most: how many items are read at most, 1,000 if missing, and never
 *     more than 20 pages
 * @returns {Promise<{body: any, position: string, staleSeconds: number}>} the first page's, with the items of all in
 *     `body.items`; `body.next` is there when there are more
 */
export async function getAll(path, params, { signal, most = 1_000 } = {}) {
    const limit = Math.min(most, 1_000);
    const first = await get(path, { limit, ...params }, { signal });
    const items = first.body.items;
    let { next } = first.body;
    for (let pages = 1; next && items.length < most && pages < MOST_PAGES; pages++) {
        const page = await get(path, { limit, ...params, cursor: next }, { signal });
        items.push(...page.body.items);
        next = page.body.next;
    }
    return { ...first, body: { ...first.body, items, next } };
}

async function ask(url, signal, timeoutMs) {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
        return await fetch(url, {
            headers: { Accept: 'application/json' },
            signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        });
    } catch (error) {
        signal?.throwIfAborted();
        throw new Unreachable(
            error.name === 'TimeoutError'
                ? `It did not answer within ${timeoutMs / 1_000} seconds.`
                : 'It does not answer at all.',
        );
    }
}

async function read(response) {
    const body = await json(response);
    if (response.status === 503 || response.status === 502 || response.status === 504) {
        throw new Unreachable(body.detail ?? body.title ?? `It answered ${response.status}.`);
    }
    if (!response.ok) {
        throw new Problem(response.status, body);
    }
    return {
        body,
        position: response.headers.get('Faultline-Position') ?? '',
        staleSeconds: Number(response.headers.get('Faultline-Stale') ?? 0),
    };
}

async function json(response) {
    try {
        return await response.json();
    } catch {
        if (response.ok) {
            throw new Unreachable('Its answer broke off.');
        }
        return {};
    }
}

function retryAfterMs(response) {
    const seconds = Number(response.headers.get('Retry-After') ?? 1);
    return Math.min(Number.isFinite(seconds) ? seconds * 1_000 : 1_000, LONGEST_WAIT_MS);
}

function pause(ms, signal) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms);
        signal?.addEventListener('abort', () => {
            clearTimeout(timer);
            reject(signal.reason);
        });
    });
}
