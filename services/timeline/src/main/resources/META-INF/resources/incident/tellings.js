/**
 * Tellings that were read already, so that the slider need not wait: a bounded number of them, the longest unused is
 * forgotten first. One that is being read is asked for once, however many wait for it.
 */

const MOST_KEPT = 40;
const SETTLE_MS = 90;

/**
 * @param {(knownAt: string) => Promise<import('./reading.js').Telling>} read
 * @returns {{
 *     kept: (knownAt: string) => import('./reading.js').Telling|null,
 *     ask: (knownAt: string, signal?: AbortSignal) => Promise<import('./reading.js').Telling>,
 *     ahead: (instants: string[], onRead: () => void) => void,
 *     forget: (which?: (knownAt: string) => boolean) => void,
 * }} ask: waits a moment before it asks the service, so that a drag across many stops asks for the last one alone; ahead:
 *     reads these one after another, until it is called again; forget: all, or some
 */
export function makeTellings(read) {
    const done = new Map();
    const underWay = new Map();
    let round = 0;

    function kept(knownAt) {
        const telling = done.get(knownAt);
        if (!telling) {
            return null;
        }
        done.delete(knownAt);
        done.set(knownAt, telling);
        return telling;
    }

    function keep(knownAt, telling) {
        done.delete(knownAt);
        done.set(knownAt, telling);
        while (done.size > MOST_KEPT) {
            done.delete(done.keys().next().value);
        }
    }

    function begin(knownAt) {
        if (!underWay.has(knownAt)) {
            const own = read(knownAt).then(
                (telling) => {
                    if (underWay.get(knownAt) === own) {
                        underWay.delete(knownAt);
                        keep(knownAt, telling);
                    }
                    return telling;
                },
                (problem) => {
                    if (underWay.get(knownAt) === own) {
                        underWay.delete(knownAt);
                    }
                    throw problem;
                },
            );
            underWay.set(knownAt, own);
        }
        return underWay.get(knownAt);
    }

    return {
        kept,
        async ask(knownAt, signal) {
            const telling = kept(knownAt);
            if (telling) {
                return telling;
            }
            if (!underWay.has(knownAt)) {
                await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
                signal?.throwIfAborted();
            }
            return begin(knownAt);
        },
        async ahead(instants, onRead) {
            const own = ++round;
            for (const knownAt of instants.slice(0, MOST_KEPT - 1)) {
                if (own !== round) {
                    return;
                }
                if (!done.has(knownAt)) {
                    try {
                        await begin(knownAt);
                    } catch {
                        // Whoever goes there sees what is wrong.
                        return;
                    }
                    if (own === round) {
                        onRead();
                    }
                }
            }
        },
        forget(which = () => true) {
            [...done.keys()].filter(which).forEach((knownAt) => done.delete(knownAt));
            [...underWay.keys()].filter(which).forEach((knownAt) => underWay.delete(knownAt));
        },
    };
}
