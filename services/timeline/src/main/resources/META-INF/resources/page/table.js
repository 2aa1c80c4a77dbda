import { html, nothing } from '/lib/lit-html.js';

const MOST_ROWS = 500;

/**
 * @typedef {{
 *     key: string,
 *     label: string,
 *     value: (row: any) => string|number|null|undefined,
 *     cell?: (row: any) => unknown,
 *     numeric?: boolean,
 *     heading?: boolean,
 * }} Column value: what is sorted by and what a CSV has; cell: what is shown, the value if missing; heading: it names the
 *     row
 */

/**
 * A table that sorts by the headings of its columns. It names its roles, for those of its elements are lost where it is laid
 * out as cards.
 *
 * @param {{
 *     caption: string,
 *     columns: Column[],
 *     rerender: () => void,
 *     sort?: {key: string, descending?: boolean},
 *     most?: number,
 *     hideCaption?: boolean,
 *     cards?: boolean,
 * }} how rerender: called when the order was changed; without `sort` the order is that of the rows; most: so many rows are
 *     shown, 500 if missing, and the table says how many there are; cards: on a phone each
 *     row is a card, not sortable there, instead of a table that scrolls sideways
 * @returns {(rows: any[]) => unknown} the table of these rows, for lit-html
 */
export function makeTable({ caption, columns, rerender, sort, most = MOST_ROWS, hideCaption = false, cards = false }) {
    let order = sort ?? null;

    function sortBy(key) {
        order = { key, descending: order?.key === key ? !order.descending : false };
        rerender();
    }

    return (rows) => {
        const shown = sorted(rows, columns, order).slice(0, most);
        return html`<div class="scroll" role="region" tabindex="0" aria-label=${caption}>
                <table class=${cards ? 'cards' : nothing} role="table">
                    <caption class=${hideCaption ? 'unseen' : nothing}>
                        ${caption}
                    </caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            ${columns.map((column) => heading(column, order, sortBy))}
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        ${shown.map((row) => html`<tr role="row">${columns.map((column) => cell(column, row))}</tr>`)}
                    </tbody>
                </table>
            </div>
            ${rows.length > shown.length
                ? html`<p class="more">${rows.length - shown.length} more rows are in the CSV and the JSON.</p>`
                : nothing}`;
    };
}

function heading(column, order, sortBy) {
    const own = order?.key === column.key;
    const direction = own ? (order.descending ? 'descending' : 'ascending') : nothing;
    return html`<th scope="col" role="columnheader" class=${column.numeric ? 'number' : nothing} aria-sort=${direction}>
        <button type="button" @click=${() => sortBy(column.key)}>
            ${column.label}<span class="order" aria-hidden="true">${own ? (order.descending ? '▾' : '▴') : ''}</span>
        </button>
    </th>`;
}

function cell(column, row) {
    const shown = column.cell ? column.cell(row) : (column.value(row) ?? '–');
    if (column.heading) {
        return html`<th scope="row" role="rowheader">${shown}</th>`;
    }
    return html`<td role="cell" data-label=${column.label} class=${column.numeric ? 'number' : nothing}>${shown}</td>`;
}

function sorted(rows, columns, order) {
    const column = order && columns.find(({ key }) => key === order.key);
    if (!column) {
        return rows;
    }
    const way = order.descending ? -1 : 1;
    return [...rows].sort((a, b) => compared(column.value(a), column.value(b), way));
}

/** What has no value stands last, whichever way. */
function compared(a, b, way) {
    if (a === b) {
        return 0;
    }
    if (a === null || a === undefined) {
        return 1;
    }
    if (b === null || b === undefined) {
        return -1;
    }
    if (typeof a === 'number' && typeof b === 'number') {
        return way * (a - b);
    }
    return way * String(a).localeCompare(String(b), 'en', { numeric: true });
}
