import { clock, duration } from '/page/time.js';

/** What is drawn, in words: for whoever listens, and for whoever points at it. */

const KINDS = {
    'action-recorded': 'action',
    'milestone-claimed': 'claim',
    'notice-sent': 'notice',
    'notice-delivery-reported': 'notice',
    declared: 'incident',
    reopened: 'incident',
    resolved: 'claim',
};

/**
 * How something that staff did or said is drawn.
 *
 * @param {string} kind as a recovery gives it
 * @returns {string} action, claim, notice, incident or note
 */
export function markOf(kind) {
    return KINDS[kind] ?? 'note';
}

/**
 * One line about an item.
 *
 * @param {import('/datacenter/layout.js').Item} item
 * @param {string} lane the name of its lane
 * @param {string} site the IANA zone of the site
 * @returns {string}
 */
export function itemWords(item, lane, site) {
    const [first] = item.parts;
    if (item.kind === 'mark') {
        return item.parts.length > 1
            ? `${item.parts.length} entries of staff from ${clock(item.from, site)} to ${clock(item.to, site)}`
            : `${clock(item.from, site)}${offWords(first.off)}: ${first.source.text}`;
    }
    const times = `${clock(item.from, site)}${offWords(first.fromOff)} to ${
        item.open ? 'now, not ended' : `${clock(item.to, site)}${offWords(item.parts.at(-1).toOff)}`
    }`;
    const lasted = duration((item.to - item.from) / 1_000);
    if (item.parts.length > 1) {
        return `${lane}: ${item.parts.length} outages too close to tell apart, the worst ${item.state}, ${times}`;
    }
    if (item.state === 'maintenance') {
        return `planned work ${first.source.title}, ${times}`;
    }
    return `${lane}: ${item.state}, ${times}, ${lasted}`;
}

/**
 * By how much an instant may be off.
 *
 * @param {number} [off] in milliseconds
 * @returns {string} empty where it is certain
 */
export function offWords(off = 0) {
    return off > 0 ? ` ± ${duration(off / 1_000)}` : '';
}

/**
 * A view in words.
 *
 * @param {{from: number, to: number}} view
 * @param {string} site
 * @returns {string}
 */
export function viewWords({ from, to }, site) {
    return `${clock(from, site)} to ${clock(to, site, { zone: true })}, ${duration((to - from) / 1_000)}`;
}

/**
 * The recovery in a sentence, which says what the curve shows.
 *
 * @param {any} recovery
 * @param {string} site
 * @returns {string}
 */
export function recoveryWords({ struck, restored, milestones, window }, site) {
    if (struck === 0) {
        return 'No device was in an outage in this time.';
    }
    const first = Date.parse(milestones.firstImpact);
    const after = (at) => `${clock(at, site)} (after ${duration((Date.parse(at) - first) / 1_000)})`;
    const parts = [
        `${struck === 1 ? '1 device was' : `${struck} devices were`} struck, ${restored} restored for good.`,
        first === Date.parse(window.from) ? 'Some were struck already when this time begins' : `First impact ${clock(first, site)}`,
        milestones.firstAction ? `first action of staff ${clock(milestones.firstAction, site)}` : '',
        milestones.restored50 ? `half of them restored ${after(milestones.restored50)}` : 'half of them not restored yet',
        milestones.restored90 ? `nine of ten ${after(milestones.restored90)}` : '',
        milestones.restored100 ? `all ${after(milestones.restored100)}` : 'not all restored in this time',
    ].filter((part) => part !== '');
    return `${parts[0]} ${parts.slice(1).join(', ')}.`;
}
