import { html, svg } from '/lib/lit-html.js';

/** How states look: each has a sign, a word and a colour, so that no one of the three is needed. */

/** From the worst to the best. */
export const STATES = ['down', 'degraded', 'unknown', 'up'];

const SIGNS = {
    up: svg`<circle cx="8" cy="8" r="6.5"/><path class="on" d="M4.9 8.2l2.2 2.2 4-4.6"/>`,
    degraded: svg`<path d="M8 1.2L15.2 14H.8z"/><path class="on" d="M8 5.8v4M8 11.4v1"/>`,
    down: svg`<rect x="1.5" y="1.5" width="13" height="13" rx="2"/><path class="on" d="M5 5l6 6M11 5l-6 6"/>`,
    unknown: svg`<circle class="line" cx="8" cy="8" r="6"/><path class="line" d="M6.2 6.4c0-2.4 3.6-2.3 3.6 0 0 1.4-1.8 1.5-1.8 3M8 11v1"/>`,
    maintenance: svg`<path d="M8 .8L15.2 8 8 15.2.8 8z"/><path class="on" d="M5.4 8h5.2"/>`,
};

/**
 * The sign of a state, which a screen reader passes over: a word stands beside it.
 *
 * @param {string} state up, degraded, down, unknown or maintenance
 */
export function sign(state) {
    const known = state in SIGNS ? state : 'unknown';
    return html`<svg class="sign ${known}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        ${SIGNS[known]}
    </svg>`;
}

/**
 * Sign and word of a state.
 *
 * @param {string|null} state none is unknown
 * @param {string} [word] said instead of the state's own
 */
export function stateMark(state, word) {
    const shown = state ?? 'unknown';
    return html`<span class="state ${shown}">${sign(shown)}${word ?? shown}</span>`;
}

/**
 * A bar of how many devices are in each state; the counts stand beside it in words.
 *
 * @param {{up: number, degraded: number, down: number, unknown: number}} counts
 */
export function stateBar(counts) {
    const all = STATES.reduce((sum, state) => sum + counts[state], 0);
    let from = 0;
    const parts = STATES.filter((state) => counts[state] > 0).map((state) => {
        const width = (100 * counts[state]) / all;
        const part = svg`<rect class=${state} x="${from}%" width="${width}%" y="0" height="100%"/>`;
        from += width;
        return part;
    });
    return html`<svg class="bar" width="100%" height="8" aria-hidden="true">${parts}</svg>`;
}

/**
 * Counts of devices in words, those of none left out: `2 down · 4 up`.
 *
 * @param {{up: number, degraded: number, down: number, unknown: number}} counts
 */
export function stateCounts(counts) {
    return STATES.filter((state) => counts[state] > 0).map(
        (state, index) => html`${index > 0 ? ' · ' : ''}<span class="count ${state}">${counts[state]} ${state}</span>`,
    );
}

/**
 * The severity of an incident, as a word with a frame.
 *
 * @param {string} severity
 */
export function severityMark(severity) {
    return html`<span class="tag ${severity}">${severity}</span>`;
}

/**
 * The status of an incident: a sign and its word.
 *
 * @param {string} status open, acknowledged or resolved
 */
export function statusMark(status) {
    const like = { open: 'down', acknowledged: 'degraded', resolved: 'up' }[status] ?? 'unknown';
    return stateMark(like, status);
}
