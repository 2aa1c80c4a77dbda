import { rowsOf } from './rows.js';

/**
 * What one telling says otherwise than another. A thing is `added` where only the first tells of it, `removed` where only
 * the other does, `changed` where both do, differently.
 */

/**
 * @typedef {'added'|'removed'|'changed'} Kind
 * @typedef {{kind: Kind, was?: any}} Difference was: the same thing as the other telling has it
 * @typedef {{
 *     later: boolean,
 *     other: import('./reading.js').Telling,
 *     rows: Map<string, Difference>,
 *     lines: {line: any, difference: Difference|null}[],
 *     removedCauses: any[],
 *     of: (kind: string, key: string|number) => Difference|null,
 *     count: number,
 * }} Comparison later: whether the other telling was known later; lines: the story of both in one order; of: what is different
 *     about a claim, action, cause, notice, corrective action, report, link or clock, by its key
 */

const KEYS = {
    claims: ({ eventId }) => eventId,
    actions: ({ eventId }) => eventId,
    causes: ({ cause }) => cause,
    notices: ({ notice }) => notice,
    correctiveActions: ({ correctiveAction }) => correctiveAction,
    reports: ({ report }) => report,
    links: ({ kind, id, from }) => `${kind} ${id} ${from}`,
    clocks: ({ clock }) => clock,
};

/** What is looked at to say whether a thing is told otherwise. */
const SAYS = {
    claims: ({ now, replacedBy }) => [now.verdict, now.restoredAt, now.relapse ?? null, replacedBy !== undefined],
    actions: ({ effect, impaired, backWithin, struckAfter, agrees }) => [effect, impaired, backWithin, struckAfter, agrees],
    causes: ({ kind, description, ruledOut }) => [kind, description, ruledOut],
    notices: ({ deliveries, sharedFate }) => [deliveries.length, sharedFate?.since],
    correctiveActions: ({ state, description, owner, due }) => [state, description, owner, due],
    reports: () => [],
    links: () => [],
    clocks: ({ claimedAt, restoredAt }) => [claimedAt, restoredAt],
};

/**
 * @param {import('./reading.js').Telling} telling
 * @param {import('./reading.js').Telling} other
 * @param {boolean} later whether the other one was known later
 * @returns {Comparison}
 */
export function compared(telling, other, later) {
    const rows = compareRows(rowsOf(telling), rowsOf(other));
    const lines = compareLines(telling.lines, other.lines);
    const of = new Map(
        Object.keys(KEYS).map((kind) => [kind, compareThings(kind, partOf(telling, kind), partOf(other, kind))]),
    );
    return {
        later,
        other,
        rows,
        lines,
        removedCauses: partOf(other, 'causes').filter(({ cause }) => of.get('causes').get(cause)?.kind === 'removed'),
        of: (kind, key) => of.get(kind).get(key) ?? null,
        count: rows.size + lines.filter(({ difference }) => difference).length,
    };
}

/**
 * The lines of a story that is compared with nothing.
 *
 * @param {any[]} lines
 */
export function uncompared(lines) {
    return lines.map((line) => ({ line, difference: null }));
}

function partOf(telling, kind) {
    switch (kind) {
        case 'claims':
        case 'actions':
        case 'clocks':
        case 'links':
            return telling[kind];
        case 'notices':
            return telling.reach.notices ?? [];
        default:
            return telling.incident[kind];
    }
}

function compareThings(kind, things, others) {
    const keyOf = KEYS[kind];
    const before = new Map(others.map((thing) => [keyOf(thing), thing]));
    const differences = new Map();
    for (const thing of things) {
        const was = before.get(keyOf(thing));
        if (!was) {
            differences.set(keyOf(thing), { kind: 'added' });
        } else if (JSON.stringify(SAYS[kind](thing)) !== JSON.stringify(SAYS[kind](was))) {
            differences.set(keyOf(thing), { kind: 'changed', was });
        }
        before.delete(keyOf(thing));
    }
    before.forEach((was, key) => differences.set(key, { kind: 'removed', was }));
    return differences;
}

function compareRows(rows, others) {
    const differences = new Map();
    rows.forEach((row, name) => {
        const was = others.get(name);
        if (!was) {
            differences.set(name, { kind: 'added' });
        } else if (row.lost !== was.lost || row.back !== was.back || row.down !== was.down || row.fullyBack !== was.fullyBack) {
            differences.set(name, { kind: 'changed', was });
        }
    });
    others.forEach((was, name) => {
        if (!rows.has(name)) {
            differences.set(name, { kind: 'removed', was });
        }
    });
    return differences;
}

/**
 * Lines of facts are the same where they tell the same devices' change at the same time, told otherwise where one datacenter's
 * role went into the same state at another time or in another number; what staff said is never changed, only added.
 */
function compareLines(lines, others) {
    const left = new Map();
    for (const line of others) {
        const key = keyOf(line);
        left.set(key, [...(left.get(key) ?? []), line]);
    }
    const take = (line, same) => {
        const candidates = left.get(keyOf(line)) ?? [];
        const at = candidates.findIndex((other) => same(line, other));
        return at < 0 ? null : candidates.splice(at, 1)[0];
    };
    const found = new Map();
    // Those that are told alike find each other first, else the first of a day would be taken for the second.
    lines.forEach((line) => take(line, isSame) && found.set(line, null));
    for (const line of lines) {
        if (!found.has(line)) {
            const was = line.facts ? take(line, () => true) : null;
            found.set(line, was ? { kind: 'changed', was } : { kind: 'added' });
        }
    }
    const removed = [...left.values()].flat().map((line) => ({ line, difference: { kind: 'removed' } }));
    return [...lines.map((line) => ({ line, difference: found.get(line) })), ...removed].sort(
        (a, b) => Date.parse(a.line.occurredAt) - Date.parse(b.line.occurredAt),
    );
}

function keyOf({ facts, evidence }) {
    return facts ? `${facts.datacenter}|${facts.role}|${facts.state}` : evidence[0];
}

function isSame(line, other) {
    return (
        line.occurredAt === other.occurredAt &&
        line.text === other.text &&
        line.facts?.count === other.facts?.count &&
        line.facts?.until === other.facts?.until
    );
}
