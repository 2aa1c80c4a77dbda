import { callAddress } from '/page/api.js';

/**
 * Follows what happens. It reads the stream by itself instead of through EventSource, which can neither tell a missing
 * stream from a lost one nor hear events whose names it was not told before. What the events say is not looked at: a view
 * asks again, so that it always shows answers of one position.
 */

const POLL_MS = 10_000;
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
const SILENCE_MS = 40_000;
const BETWEEN_CHANGES_MS = 1_000;
const LONGEST_LINE = 1_048_576;

/**
 * @typedef {'connecting'|'live'|'polling'|'lost'} Connection live: events come as they happen; polling: there is no stream,
 *     it is asked for every ten seconds; lost: tried again by itself, at most every 15 seconds
 */

/**
 * Begins to follow.
 *
 * @param {{
 *     filters?: Object<string, any>,
 *     onChange: () => void,
 *     onState?: (state: Connection) => void,
 *     onHeartbeat?: (beat: {position: string, asOf: string, staleSeconds?: number}) => void,
 * }} how filters: those of GET /stream; onChange: something may have changed, called at most every second, and whenever a
 *     connection begins anew, for something may have been missed
 * @returns {{close: () => void}}
 */
export function follow({ filters = {}, onChange, onState = () => {}, onHeartbeat = () => {} }) {
    let open = null;
    let timer = 0;
    let failures = 0;
    let closed = false;
    let state = null;
    const changed = spaced(onChange, BETWEEN_CHANGES_MS);

    function tell(next) {
        if (next !== state && !closed) {
            state = next;
            onState(next);
        }
    }

    async function connect() {
        const attempt = new AbortController();
        open = attempt;
        try {
            if (await hasNoStream(attempt)) {
                failures = 0;
                tell('polling');
                changed();
                timer = setTimeout(connect, POLL_MS);
                return;
            }
        } catch {
            // Lost, or closed on purpose.
        }
        retry(attempt);
    }

    /** Reads a stream to its end, which is an error unless there is none. */
    async function hasNoStream(attempt) {
        const watch = watchdog(() => attempt.abort());
        try {
            const response = await fetch(callAddress('/stream', filters), {
                headers: { Accept: 'text/event-stream' },
                cache: 'no-store',
                signal: attempt.signal,
            });
            if (response.status === 404) {
                return true;
            }
            if (!response.ok) {
                throw new Error(`the stream answered ${response.status}`);
            }
            failures = 0;
            tell('live');
            changed();
            await events(response.body, watch.alive, (event) => {
                if (event.name === 'heartbeat' || event.name === 'hello') {
                    onHeartbeat(JSON.parse(event.data));
                } else {
                    changed();
                }
            });
            throw new Error('the stream ended');
        } finally {
            watch.end();
        }
    }

    function retry(attempt) {
        if (closed || open !== attempt) {
            return;
        }
        failures++;
        // The first loss may be a stream that ended in good order, as a slow reader's does; it is back at once.
        if (failures > 1) {
            tell('lost');
            // Answers may still be had where only the stream cannot.
            changed();
        }
        timer = setTimeout(connect, Math.min(SHORTEST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS));
    }

    function stop() {
        clearTimeout(timer);
        const attempt = open;
        open = null;
        attempt?.abort();
    }

    // A browser has few connections to one server: a tab that nobody sees keeps none.
    function onVisibility() {
        stop();
        if (!document.hidden) {
            failures = 0;
            connect();
        }
    }

    document.addEventListener('visibilitychange', onVisibility);
    addEventListener('online', onVisibility);
    tell('connecting');
    connect();
    return {
        close() {
            closed = true;
            changed.cancel();
            document.removeEventListener('visibilitychange', onVisibility);
            removeEventListener('online', onVisibility);
            stop();
        },
    };
}

/** Reads events of a stream until it ends; a line that is too long ends it too. */
async function events(body, alive, onEvent) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    let event = { name: '', data: '' };
    for (;;) {
        const { done, value } = await reader.read();
        if (done) {
            return;
        }
        alive();
        const lines = (rest + value).split(/\r\n|\n|\r/);
        rest = lines.pop();
        if (rest.length > LONGEST_LINE) {
            await reader.cancel();
            return;
        }
        for (const line of lines) {
            if (line === '') {
                if (event.data !== '') {
                    onEvent(event);
                }
                event = { name: '', data: '' };
            } else if (line.startsWith('event:')) {
                event.name = line.slice('event:'.length).trim();
            } else if (line.startsWith('data:')) {
                event.data += line.slice('data:'.length).trim();
            }
        }
    }
}

/** Calls back when nothing was alive for long: a connection can be dead without an end. */
function watchdog(onSilence) {
    let timer = setTimeout(onSilence, SILENCE_MS);
    return {
        alive() {
            clearTimeout(timer);
            timer = setTimeout(onSilence, SILENCE_MS);
        },
        end() {
            clearTimeout(timer);
        },
    };
}

/** Calls a function at once, and again only after a while, however often it is wanted meanwhile. */
function spaced(call, everyMs) {
    let timer = 0;
    let wanted = false;
    function run() {
        wanted = false;
        timer = setTimeout(() => {
            timer = 0;
            if (wanted) {
                run();
            }
        }, everyMs);
        call();
    }
    function want() {
        if (timer === 0) {
            run();
        } else {
            wanted = true;
        }
    }
    want.cancel = () => clearTimeout(timer);
    return want;
}
