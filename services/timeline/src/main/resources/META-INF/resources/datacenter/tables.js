import { html, nothing } from '/lib/lit-html.js';
import { view } from '/page/address.js';
import { csvOf, save } from '/page/downloads.js';
import { stateMark } from '/page/states.js';
import { makeTable } from '/page/table.js';
import { duration, time } from '/page/time.js';
import { offWords } from '/datacenter/words.js';

/** The figures behind the picture. */

const MOST_OUTAGES = 200;

const MILESTONES = [
    ['firstImpact', 'First impact'],
    ['firstAction', 'First action of staff'],
    ['restored50', 'T50: half restored'],
    ['restored90', 'T90: nine of ten restored'],
    ['restored100', 'T100: all restored'],
];

const STEP_COLUMNS = ['at', 'up', 'degraded', 'down', 'unknown'].map((key) => ({ key, label: key, value: (step) => step[key] }));

/**
 * The columns of outages, for the table and for the CSV.
 *
 * @param {() => string} site
 * @param {(outage: any) => void} onOpen
 * @returns {import('/page/table.js').Column[]}
 */
export function outageColumns(site, onOpen) {
    return [
        {
            key: 'device',
            label: 'Device',
            value: ({ device }) => device,
            cell: (outage) => html`<button type="button" class="plain" @click=${() => onOpen(outage)}>${outage.device}</button>`,
            heading: true,
        },
        { key: 'role', label: 'Role', value: ({ role }) => role },
        { key: 'worst', label: 'Worst', value: ({ worst }) => worst, cell: ({ worst }) => stateMark(worst) },
        { key: 'start', label: 'From', value: ({ start }) => start, cell: ({ start, bounds }) => instant(start, bounds?.startUncertaintySeconds, site()) },
        {
            key: 'end',
            label: 'To',
            value: ({ end }) => end,
            cell: ({ end, bounds }) => (end === null ? 'not ended' : instant(end, bounds?.endUncertaintySeconds, site())),
        },
        {
            key: 'durationSeconds',
            label: 'Lasted',
            value: ({ durationSeconds }) => durationSeconds,
            cell: ({ durationSeconds }) => duration(durationSeconds),
            numeric: true,
        },
        {
            key: 'incidents',
            label: 'Incidents',
            value: ({ incidents }) => incidents.join(' '),
            cell: ({ incidents }) =>
                incidents.length === 0
                    ? '–'
                    : incidents.map((id, index) => html`${index > 0 ? ', ' : ''}<a href=${view('/incident/', { incident: id })}>${id}</a>`),
        },
    ];
}

function instant(at, off, site) {
    return html`${time(at, site)}${offWords((off ?? 0) * 1_000)}`;
}

/**
 * Makes the section of tables.
 *
 * @param {{site: () => string, columns: import('/page/table.js').Column[], rerender: () => void}} how
 * @returns {(answer: any, outages: any[], progress: string) => unknown} for lit-html; progress: said above the outages
 */
export function makeTables({ site, columns, rerender }) {
    const outageTable = makeTable({ caption: 'Outages', columns, rerender, most: MOST_OUTAGES, cards: true });
    return ({ recovery }, outages, progress) =>
        html`<section class="panel" aria-labelledby="figures-title">
            <h2 id="figures-title">Figures behind the picture</h2>
            <details open>
                <summary>Milestones</summary>
                ${milestoneTable(recovery, site())}
            </details>
            <details open>
                <summary>Outages</summary>
                <p class="muted" role="status">${progress}</p>
                ${outages.length > 0 ? outageTable(outages) : nothing}
            </details>
            <details>
                <summary>Steps of the curve</summary>
                <p class="muted">
                    ${recovery.thinned
                        ? `${recovery.steps.length} of ${recovery.thinned.stepCount} steps: the worst and the last of each ${duration(recovery.thinned.stretchSeconds)}.`
                        : `All ${recovery.steps.length} steps.`}
                    <button
                        type="button"
                        class="plain"
                        @click=${() => save(`${recovery.datacenter}-steps.csv`, 'text/csv', csvOf({ columns: STEP_COLUMNS, rows: recovery.steps }))}
                    >
                        CSV of the steps
                    </button>
                </p>
                ${stepTable(recovery.steps, site())}
            </details>
        </section>`;
}

function milestoneTable({ milestones, struck, restored }, site) {
    const first = milestones.firstImpact ? Date.parse(milestones.firstImpact) : null;
    return html`<div class="scroll" role="region" tabindex="0" aria-label="Milestones">
            <table id="milestones" class="cards" role="table">
                <caption class="unseen">Milestones</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">Milestone</th>
                        <th scope="col" role="columnheader">At</th>
                        <th scope="col" role="columnheader" class="number">After the first impact</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    ${MILESTONES.map(
                        ([name, label]) =>
                            html`<tr role="row">
                                <th scope="row" role="rowheader">${label}</th>
                                <td role="cell">${milestones[name] ? time(milestones[name], site, { zone: true }) : 'not reached'}</td>
                                <td role="cell" class="number" data-label="after">
                                    ${milestones[name] && first !== null ? duration((Date.parse(milestones[name]) - first) / 1_000) : '–'}
                                </td>
                            </tr>`,
                    )}
                </tbody>
            </table>
        </div>
        <p class="muted">Struck ${struck}, restored for good ${restored}.</p>`;
}

const MOST_STEPS = 100;

function stepTable(steps, site) {
    return html`<div class="scroll" role="region" tabindex="0" aria-label="Steps">
            <table>
                <caption class="unseen">Steps</caption>
                <thead>
                    <tr>
                        ${['From', 'Up', 'Degraded', 'Down', 'Unknown'].map(
                            (name, index) => html`<th scope="col" class=${index > 0 ? 'number' : nothing}>${name}</th>`,
                        )}
                    </tr>
                </thead>
                <tbody>
                    ${steps.slice(0, MOST_STEPS).map(
                        (step) =>
                            html`<tr>
                                <th scope="row">${time(step.at, site)}</th>
                                ${['up', 'degraded', 'down', 'unknown'].map((state) => html`<td class="number">${step[state]}</td>`)}
                            </tr>`,
                    )}
                </tbody>
            </table>
        </div>
        ${steps.length > MOST_STEPS ? html`<p class="more">${steps.length - MOST_STEPS} more rows are in the CSV.</p>` : nothing}`;
}
