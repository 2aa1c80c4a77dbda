import { spanOfOutage, spansOfRole } from '/datacenter/layout.js';
import { markOf } from '/datacenter/words.js';

/** Makes lanes of answers. */

const FEW_DEVICES = 60;

/**
 * Whether lanes are of devices or of roles where nobody chose: devices, as long as they are few.
 *
 * @param {any} answer
 * @returns {'device'|'role'}
 */
export function usualLanes({ recovery }) {
    return recovery.struck <= FEW_DEVICES ? 'device' : 'role';
}

/**
 * The lanes that stay above the others: planned work, and what staff did and said.
 *
 * @param {any} answer
 * @returns {import('/datacenter/layout.js').Lane[]}
 */
export function pinnedLanes({ recovery, works }) {
    const planned = {
        key: 'planned',
        label: 'Planned work',
        spans: works.map((work) => ({
            from: Date.parse(work.from),
            to: Date.parse(work.to),
            state: 'maintenance',
            source: work,
        })),
    };
    const staff = {
        key: 'staff',
        label: 'Staff',
        moments: recovery.staffEvents.map((event) => ({
            at: Date.parse(event.at),
            off: event.uncertaintySeconds * 1_000,
            kind: markOf(event.kind),
            source: event,
        })),
    };
    return [...(planned.spans.length > 0 ? [planned] : []), staff];
}

/**
 * A lane for each role.
 *
 * @param {any} answer
 * @param {number} end of the window
 * @returns {import('/datacenter/layout.js').Lane[]}
 */
export function roleLanes({ recovery }, end) {
    return recovery.roles.map(({ role, struck, steps }) => ({
        key: `role ${role}`,
        label: role,
        words: struck > 0 ? `${struck} struck` : 'none struck',
        spans: spansOfRole(steps, end, role),
    }));
}

/**
 * A lane for each device that had an outage, in the order of roles and names.
 *
 * @param {any[]} outages all that overlap the window
 * @param {number} asOf
 * @returns {import('/datacenter/layout.js').Lane[]}
 */
export function deviceLanes(outages, asOf) {
    const lanes = new Map();
    for (const outage of outages) {
        if (!lanes.has(outage.device)) {
            lanes.set(outage.device, laneOf(outage.device, outage.role, []));
        }
        lanes.get(outage.device).spans.push(spanOfOutage(outage, asOf));
    }
    return inOrder([...lanes.values()]);
}

/**
 * A lane for each device there is, none of which was read yet.
 *
 * @param {{device: string, role: string}[]} devices
 * @returns {import('/datacenter/layout.js').Lane[]}
 */
export function unreadLanes(devices) {
    return inOrder(devices.map(({ device, role }) => laneOf(device, role)));
}

/**
 * Puts the outages of some devices into their lanes.
 *
 * @param {import('/datacenter/layout.js').Lane[]} lanes of all the devices that the outages are of
 * @param {any[]} outages
 * @param {number} asOf
 */
export function fillLanes(lanes, outages, asOf) {
    const byDevice = new Map(lanes.map((lane) => [lane.device, []]));
    outages.forEach((outage) => byDevice.get(outage.device)?.push(spanOfOutage(outage, asOf)));
    lanes.forEach((lane) => (lane.spans = byDevice.get(lane.device)));
}

function laneOf(device, role, spans) {
    return { key: `device ${device}`, device, label: device, words: role, spans };
}

function inOrder(lanes) {
    const collator = new Intl.Collator('en', { numeric: true });
    return lanes.sort((a, b) => collator.compare(a.words, b.words) || collator.compare(a.label, b.label));
}

/**
 * The milestones that were reached, those of one instant together.
 *
 * @param {any} milestones of a recovery
 * @returns {{at: number, label: string, short: string}[]} in the order of time
 */
export function milestoneMarks(milestones) {
    const names = [
        ['firstImpact', 'First impact', 'Impact'],
        ['firstAction', 'First action', 'Action'],
        ['restored50', 'T50', 'T50'],
        ['restored90', 'T90', 'T90'],
        ['restored100', 'T100', 'T100'],
    ];
    const marks = new Map();
    for (const [name, label, short] of names) {
        const at = milestones[name] ? Date.parse(milestones[name]) : null;
        if (at !== null) {
            const mark = marks.get(at);
            marks.set(at, { at, label: mark ? `${mark.label}, ${label}` : label, short: mark ? `${mark.short}, ${short}` : short });
        }
    }
    return [...marks.values()].sort((a, b) => a.at - b.at);
}
