/** Time that goes on: one timer for all of a page, and the service's clock as far as it is known. */

const ticks = new Set();
let seen = null;

/**
 * Calls back every second while the page is to be seen.
 *
 * @param {() => void} tick
 * @returns {() => void} ends it
 */
export function everySecond(tick) {
    ticks.add(tick);
    return () => ticks.delete(tick);
}

/**
 * Notes what the service's clock shows.
 *
 * @param {string} asOf RFC 3339
 */
export function sawServiceTime(asOf) {
    seen = { asOf: new Date(asOf).getTime(), at: performance.now() };
}

/**
 * The time by the service's clock, which may differ from this machine's; by this machine's while none was seen.
 *
 * @returns {number} milliseconds since 1970
 */
export function serviceNow() {
    return seen ? seen.asOf + performance.now() - seen.at : Date.now();
}

setInterval(() => {
    if (!document.hidden) {
        ticks.forEach((tick) => tick());
    }
}, 1_000);
