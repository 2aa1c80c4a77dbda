import { Unreachable } from '/page/api.js';
import { knownAt, onAddress } from '/page/address.js';
import { follow } from '/page/live.js';
import { onPreference } from '/page/preferences.js';

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * What a view does with its answers: reads them, shows them, reads them again when something changes or the address does,
 * keeps on showing old ones while no new ones can be had, and tells the shell how old they are.
 *
 * @param {{
 *     shell: ReturnType<typeof import('/page/shell.js').startShell>,
 *     load: (signal: AbortSignal) => Promise<{asOf?: string, staleSeconds?: number}>,
 *     show: (answer: any|null, problem: Error|null) => void,
 *     live?: boolean,
 *     filters?: () => Object<string, any>,
 * }} how load: asks all that is shown, and gives `asOf` and `staleSeconds` beside whatever `show` wants; show: renders,
 *     with null before the first answer, and with the problem where there is one, and again when zone or theme change;
 *     live: whether it follows the stream, which it never does of a past knownAt; filters: those of the stream
 * @returns {{again: () => void}} again: reads anew, as after a command
 */
export function readAlong({ shell, load, show, live = true, filters = () => ({}) }) {
    let answer = null;
    let problem = null;
    let reading = null;
    let failures = 0;
    let timer = 0;
    let following = null;
    let again = false;

    /** What changes while it is read is read afterwards: answers would never come if each change began them anew. */
    function changed() {
        if (reading) {
            again = true;
        } else {
            read();
        }
    }

    async function read() {
        clearTimeout(timer);
        reading?.abort();
        again = false;
        const own = new AbortController();
        reading = own;
        try {
            const next = await load(own.signal);
            if (reading !== own) {
                return;
            }
            answer = next;
            problem = null;
            failures = 0;
            shell.answered({ asOf: next.asOf, staleSeconds: next.staleSeconds ?? 0 });
        } catch (error) {
            if (reading !== own || own.signal.aborted) {
                return;
            }
            problem = error;
            failures++;
            shell.failed(error);
            // What is refused is refused again; what could not be had may be had later.
            if (error instanceof Unreachable) {
                timer = setTimeout(read, Math.min(SHORTEST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS));
            } else {
                answer = null;
            }
        }
        reading = null;
        show(answer, problem);
        if (again) {
            read();
        }
    }

    function begin() {
        following?.close();
        following = null;
        shell.follows('none');
        if (live && knownAt() === '') {
            following = follow({
                filters: filters(),
                onChange: changed,
                onState: (state) => shell.follows(state),
                onHeartbeat: (beat) =>
                    shell.answered({ asOf: beat.asOf, staleSeconds: beat.staleSeconds ?? 0 }),
            });
        }
        read();
    }

    onAddress(begin);
    onPreference(() => show(answer, problem));
    show(null, null);
    begin();
    return { again: read };
}
