import { html, nothing } from '/lib/lit-html.js';
import { view } from '/page/address.js';
import { makeTable } from '/page/table.js';
import { bar } from '/figures/bars.js';
import { casesOf, FIGURES } from '/figures/measures.js';
import { told, toldBounds } from '/figures/telling.js';

/** The table of groups: for each its distribution, and numbers that open onto what is behind them. */

const tables = new Map();

/**
 * @param {{
 *     figure: import('/figures/measures.js').Figure,
 *     number: import('/figures/measures.js').Number,
 *     groupBy: string[],
 *     groups: any[],
 *     scale: import('/figures/scales.js').Scale,
 *     window: {from: string, to: string},
 *     open: (what: {figure: any, number: any, key: Object<string, string>}) => void,
 *     rerender: () => void,
 * }} what number: the one whose bounds are drawn
 */
export function groupsTable(what) {
    const name = [what.figure.key, what.number.key, ...what.groupBy].join();
    if (!tables.has(name)) {
        // The order that a reader gave it stays while answers come and go, so what a cell needs of them is looked up late.
        const now = { what };
        tables.set(name, { now, table: made(now) });
    }
    const { now, table } = tables.get(name);
    now.what = what;
    return table(what.groups);
}

/**
 * All figures of groups, for a CSV: names as in the API, seconds and fractions as they are.
 *
 * @param {string[]} groupBy
 * @param {any[]} groups
 * @returns {import('/page/table.js').Column[]}
 */
export function csvColumns(groupBy, groups) {
    return [
        ...groupBy.map((dimension) => column(dimension, ({ key }) => key[dimension])),
        ...FIGURES.flatMap((figure) => [
            ...figure.numbers.flatMap((number) => [
                column(`${figure.key}.${number.key}`, number.value),
                ...(groups.some(number.bounds)
                    ? ['min', 'max'].map((end) =>
                          column(`${figure.key}.${number.key}.${end}`, (group) => number.bounds(group)?.[end]),
                      )
                    : []),
            ]),
            ...(figure.kind === 'share'
                ? ['observedSeconds', 'downSeconds', 'unobservedSeconds', 'maintenanceSeconds']
                : ['count', ...(figure.key === 'timeToRestore' || figure.key === 'timeToResolve' ? ['open'] : [])]
            ).map((part) => column(`${figure.key}.${part}`, (group) => group[figure.key]?.[part])),
        ]),
    ];
}

/**
 * The name of a group in words.
 *
 * @param {Object<string, string>} key
 * @returns {string}
 */
export function keyWords(key) {
    return Object.values(key)
        .map((name) => name ?? '(none)')
        .join(', ');
}

/**
 * A number that opens onto what is behind it.
 *
 * @param {{figure: any, number: any, group: any, key: Object<string, string>, open: (what: any) => void, bounds?: boolean}} what
 */
export function numberButton({ figure, number, group, key, open, bounds = true }) {
    const value = number.value(group);
    if (value === null || value === undefined) {
        return html`<span class="muted">–</span>`;
    }
    const around = toldBounds(figure, number, group);
    return html`<button
            type="button"
            class="plain"
            aria-label=${`${number.label} of ${keyWords(key)}: ${told(figure, value)}, what is behind it`}
            @click=${() => open({ figure, number, key })}
        >
            ${told(figure, value)}</button
        >${bounds && around !== '' ? html`<small>${around}</small>` : nothing}`;
}

function made(now) {
    const { figure, number, groupBy } = now.what;
    return makeTable({
        caption: `${figure.label} by ${groupBy.join(' and ')}`,
        hideCaption: true,
        cards: true,
        columns: [...groupBy.map((name, index) => keyColumn(name, index, now)), ...columnsOf(figure, number, now)],
        rerender: () => now.what.rerender(),
        most: 200,
    });
}

function keyColumn(dimension, index, now) {
    return {
        key: dimension,
        label: dimension[0].toUpperCase() + dimension.slice(1),
        value: ({ key }) => key[dimension],
        cell: ({ key }) => linked(dimension, key[dimension], now.what.window),
        heading: index === 0,
    };
}

function linked(dimension, name, { from, to }) {
    switch (dimension) {
        case 'datacenter':
            return html`<a href=${view('/datacenter/', { datacenter: name, from, to })}>${name}</a>`;
        case 'incident':
            return html`<a href=${view('/incident/', { incident: name })}>${name}</a>`;
        default:
            return name ?? '(none)';
    }
}

function columnsOf(figure, number, now) {
    const numbers = figure.numbers.map((one) => ({
        key: one.key,
        label: one.label,
        value: one.value,
        cell: (group) => numberButton({ figure, number: one, group, key: group.key, open: now.what.open }),
        numeric: true,
    }));
    const drawn = {
        key: 'drawn',
        label: figure.kind === 'spread' ? 'Distribution' : 'Band',
        value: number.value,
        cell: (group) => bar(figure, number, group, now.what.scale),
    };
    return [drawn, ...numbers, ...partsOf(figure)];
}

function partsOf(figure) {
    if (figure.kind === 'share') {
        return ['down', 'observed', 'unobserved', 'maintenance'].map((part) => ({
            key: part,
            label: part === 'maintenance' ? 'planned work' : part,
            value: ({ availability }) => availability[`${part}Seconds`],
            cell: ({ availability }) => told({ kind: 'spread' }, availability[`${part}Seconds`]),
            numeric: true,
        }));
    }
    const cases = { key: 'count', label: 'cases', value: (group) => casesOf(figure, group), numeric: true };
    const open = { key: 'open', label: 'open', value: (group) => group[figure.key].open, numeric: true };
    return figure.key === 'timeToRestore' || figure.key === 'timeToResolve' ? [cases, open] : [cases];
}

function column(key, value) {
    return { key, label: key, value };
}
