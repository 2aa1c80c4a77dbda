import { html } from '/lib/lit-html.js';
import { numberButton } from '/figures/groups.js';

/** Two dimensions as a heat map: a table whose cells are the darker the worse their number is. */

const MOST_ROWS = 100;
const MOST_COLUMNS = 60;
const LEVELS = 5;
const WORSE = { share: 'lower it is', mean: 'shorter it is', spread: 'longer it took' };

/**
 * @param {{
 *     figure: import('/figures/measures.js').Figure,
 *     number: import('/figures/measures.js').Number,
 *     groupBy: string[],
 *     groups: any[],
 *     open: (what: any) => void,
 * }} what groupBy: two; months run from left to right
 */
export function heatMap({ figure, number, groupBy, groups, open }) {
    const [rows, columns] = groupBy[0] === 'month' ? [groupBy[1], groupBy[0]] : groupBy;
    const all = { rows: names(groups, rows), columns: names(groups, columns) };
    const shown = { rows: all.rows.slice(0, MOST_ROWS), columns: all.columns.slice(0, MOST_COLUMNS) };
    const byKey = new Map(groups.map((group) => [place(group.key[rows], group.key[columns]), group]));
    const level = levelsOf(figure, number, groups);
    const caption = `${figure.label}, ${number.label}, by ${rows} and ${columns}`;
    return html`<p class="muted">The darker a cell, the ${WORSE[figure.kind]}.</p>
        <div class="scroll" role="region" tabindex="0" aria-label=${caption}>
            <table class="heat">
                <caption class="unseen">
                    ${caption}
                </caption>
                <thead>
                    <tr>
                        <td></td>
                        ${shown.columns.map((name) => html`<th scope="col">${name}</th>`)}
                    </tr>
                </thead>
                <tbody>
                    ${shown.rows.map(
                        (row) =>
                            html`<tr>
                                <th scope="row">${row}</th>
                                ${shown.columns.map((column) => cell(byKey.get(place(row, column))))}
                            </tr>`,
                    )}
                </tbody>
            </table>
        </div>
        ${left(all, shown, rows, columns)}`;

    function cell(group) {
        return group
            ? html`<td class=${`level-${level(number.value(group))}`}>
                  ${numberButton({ figure, number, group, key: group.key, open, bounds: false })}
              </td>`
            : html`<td class="void"></td>`;
    }
}

function left(all, shown, rows, columns) {
    const words = [
        [all.rows.length - shown.rows.length, rows],
        [all.columns.length - shown.columns.length, columns],
    ]
        .filter(([count]) => count > 0)
        .map(([count, dimension]) => `${count} more by ${dimension}`);
    return words.length === 0 ? '' : html`<p class="more">${words.join(' and ')} are in the CSV and the JSON.</p>`;
}

function names(groups, dimension) {
    return [...new Set(groups.map(({ key }) => key[dimension]))];
}

function place(row, column) {
    return JSON.stringify([row, column]);
}

/** From 0, the best or no number, to 4, the worst of all. */
function levelsOf(figure, number, groups) {
    const values = groups.map(number.value).filter(Number.isFinite);
    const low = Math.min(...values);
    const high = Math.max(...values);
    const longerIsWorse = figure.kind === 'spread';
    return (value) => {
        if (!Number.isFinite(value) || high === low) {
            return 0;
        }
        const part = longerIsWorse ? (value - low) / (high - low) : (high - value) / (high - low);
        return Math.min(Math.floor(part * LEVELS), LEVELS - 1);
    };
}
