import { html, nothing } from '/lib/lit-html.js';
import { clock, duration, time } from '/page/time.js';
import { rowsOf } from './rows.js';

/** What changed between two tellings, in words: each with a sign and a word, and a colour beside them. */

const SIGNS = { added: '+', removed: '−', changed: '≠' };

const EARLIER = { added: 'new', removed: 'no longer told', changed: 'changed', was: 'was' };
const LATER = { added: 'taken back later', removed: 'not known yet', changed: 'changed later', was: 'later' };

const MOST_TOLD = 14;

/**
 * The mark of a difference.
 *
 * @param {import('./differences.js').Difference|null} difference none shows nothing
 * @param {boolean} later whether the telling that is compared with is the later one
 */
export function changeMark(difference, later) {
    if (!difference) {
        return nothing;
    }
    const { kind } = difference;
    return html`<span class="change ${kind}"
        ><span class="change-sign" aria-hidden="true">${SIGNS[kind]}</span>${(later ? LATER : EARLIER)[kind]}</span
    >`;
}

/**
 * How the same thing reads in the other telling.
 *
 * @param {unknown} words
 * @param {boolean} later
 */
export function wasWords(words, later) {
    return html`<span class="was">${later ? LATER.was : EARLIER.was} ${words}</span>`;
}

/**
 * A time, whose day is told only where it is another than that of the impact's start.
 *
 * @param {string|null} instant
 * @param {string} zone
 * @param {import('./reading.js').Telling} telling
 */
export function shortTime(instant, zone, { incident }) {
    const day = (of) => clock(of, zone).slice(0, 10);
    return time(instant, zone, { date: instant !== null && day(instant) !== day(incident.impactStart) });
}

/**
 * The most telling changes in a list.
 *
 * @param {{
 *     telling: import('./reading.js').Telling,
 *     comparison: import('./differences.js').Comparison,
 *     zone: string,
 * }} what
 */
export function changeList({ telling, comparison, zone }) {
    const entries = [
        ...rowChanges(telling, comparison, zone),
        ...incidentChanges(telling, comparison, zone),
        ...causeChanges(telling, comparison),
        ...verdictChanges(telling, comparison),
        ...counts(telling, comparison),
    ];
    if (entries.length === 0) {
        return html`<p class="muted">Both tell the same.</p>`;
    }
    return html`<ul class="changes">
            ${entries.slice(0, MOST_TOLD)}
        </ul>
        ${entries.length > MOST_TOLD
            ? html`<p class="more">${entries.length - MOST_TOLD} more changes are marked below.</p>`
            : nothing}`;
}

function entry(difference, later, what, words) {
    return html`<li>
        ${changeMark(difference, later)} ${what === '' ? nothing : html`<strong>${what}</strong>`} ${words}
    </li>`;
}

function rowChanges(telling, { rows, later, other }, zone) {
    const told = rowsOf(telling);
    const others = rowsOf(other);
    const withDate = spansDays([...told.values(), ...others.values()], zone);
    const at = (instant) => (instant === null ? 'not yet' : html`<b>${time(instant, zone, { date: withDate })}</b>`);
    const word = later ? LATER.was : EARLIER.was;
    return alike(rows, told).map(([names, difference]) => {
        const row = told.get(names[0]);
        if (difference.kind !== 'changed') {
            const one = row ?? difference.was;
            return entry(difference, later, names.join(', '), html`lost ${at(one.lost)}, back ${at(one.back)}`);
        }
        const { was } = difference;
        const parts = [
            row.lost !== was.lost ? html`lost ${at(row.lost)}, ${word} ${at(was.lost)}` : null,
            row.back !== was.back ? html`back ${at(row.back)}, ${word} ${at(was.back)}` : null,
            row.fullyBack !== was.fullyBack && row.back === was.back
                ? html`all up again ${at(row.fullyBack)}, ${word} ${at(was.fullyBack)}`
                : null,
        ].filter(Boolean);
        return entry(
            difference,
            later,
            names.join(', '),
            parts.map((part, index) => html`${index > 0 ? '; ' : ''}${part}`),
        );
    });
}

/** Datacenters of which the same is told are told of together. */
function alike(rows, told) {
    const groups = new Map();
    const hours = (row) => (row ? [row.lost, row.back, row.fullyBack, row.down] : []);
    rows.forEach((difference, name) => {
        const key = JSON.stringify([difference.kind, hours(told.get(name)), hours(difference.was)]);
        groups.set(key, [[...(groups.get(key)?.[0] ?? []), name], difference]);
    });
    return [...groups.values()];
}

/** Whether times of these rows need their day told to be understood. */
export function spansDays(rows, zone) {
    const days = rows.flatMap(({ lost, back, fullyBack }) =>
        [lost, back, fullyBack].filter(Boolean).map((instant) => clock(instant, zone).slice(0, 10)),
    );
    return new Set(days).size > 1;
}

function incidentChanges(telling, { other, later }, zone) {
    const fields = [
        ['title', 'Title', (value) => `“${value}”`],
        ['status', 'Status', (value) => value],
        ['severity', 'Severity', (value) => value],
        ['impactStart', 'Impact', (value) => html`from ${time(value, zone)}`],
        ['resolvedAt', 'Resolved', (value) => (value ? time(value, zone) : 'not yet')],
    ];
    return fields
        .filter(([key]) => telling.incident[key] !== other.incident[key])
        .map(([key, name, words]) =>
            entry(
                { kind: 'changed' },
                later,
                name,
                html`${words(telling.incident[key])}, ${later ? LATER.was : EARLIER.was} ${words(other.incident[key])}`,
            ),
        );
}

function causeChanges(telling, comparison) {
    const { later } = comparison;
    const own = telling.incident.causes.map((cause) => [cause, comparison.of('causes', cause.cause)]);
    const gone = comparison.removedCauses.map((cause) => [cause, { kind: 'removed' }]);
    return [...own, ...gone]
        .filter(([, difference]) => difference)
        .map(([cause, difference]) =>
            entry(
                difference,
                later,
                `Cause ${cause.cause}, ${cause.ruledOut ? 'ruled out' : cause.kind}:`,
                html`${cause.description}${difference.was
                    ? html`, ${wasWords(`“${difference.was.description}”`, later)}`
                    : nothing}`,
            ),
        );
}

function verdictChanges(telling, comparison) {
    return telling.claims
        .map((claim) => [claim, comparison.of('claims', claim.eventId)])
        .filter(([claim, difference]) => difference?.was && difference.was.now.verdict !== claim.now.verdict)
        .map(([claim, difference]) =>
            entry(
                difference,
                comparison.later,
                `Claim ${claim.claim}:`,
                html`${claim.now.verdict}${claim.now.relapse
                    ? ` after ${duration(claim.now.relapse.afterSeconds)}`
                    : ''}, ${wasWords(difference.was.now.verdict, comparison.later)}`,
            ),
        );
}

/** What is told in the parts below comes as a number here. */
function counts(telling, comparison) {
    const { later, other } = comparison;
    const kinds = [
        ['claims', 'claim', telling.claims, other.claims, ({ eventId }) => eventId],
        ['actions', 'action', telling.actions, other.actions, ({ eventId }) => eventId],
        [
            'correctiveActions',
            'corrective action',
            telling.incident.correctiveActions,
            other.incident.correctiveActions,
            ({ correctiveAction }) => correctiveAction,
        ],
        ['reports', 'report', telling.incident.reports, other.incident.reports, ({ report }) => report],
        ['links', 'link', telling.links, other.links, ({ kind, id, from }) => `${kind} ${id} ${from}`],
    ];
    const told = kinds.flatMap(([kind, word, own, others, keyOf]) =>
        [
            ['added', own],
            ['removed', others],
        ].map(([change, things]) => [
            change,
            word,
            things.filter((thing) => comparison.of(kind, keyOf(thing))?.kind === change).length,
        ]),
    );
    const lines = ['added', 'removed', 'changed'].map((change) => [
        change,
        'line of the story',
        comparison.lines.filter(({ difference }) => difference?.kind === change).length,
    ]);
    return ['added', 'removed', 'changed']
        .map((change) => [
            change,
            [...told, ...lines]
                .filter(([kind, , count]) => kind === change && count > 0)
                .map(([, word, count]) => `${count} ${count === 1 ? word : plural(word)}`),
        ])
        .filter(([, words]) => words.length > 0)
        .map(([change, words]) => entry({ kind: change }, later, '', words.join(', ')));
}

function plural(word) {
    return word.startsWith('line ') ? word.replace('line', 'lines') : `${word}s`;
}
