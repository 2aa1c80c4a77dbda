import { html, nothing } from '/lib/lit-html.js';
import { view } from '/page/address.js';
import { stateMark } from '/page/states.js';
import { duration, time } from '/page/time.js';

/** The parts of an explanation: outages, incidents, and the ledger of time, each with ids of facts and events. */

const STRETCHES_SHOWN = 200;

const KINDS = [
    ['up', 'up', 'up'],
    ['down', 'down', 'down'],
    ['unobserved', 'unknown', 'not observed'],
    ['maintenance', 'maintenance', 'planned work'],
    ['outside-hours', 'unknown', 'outside business hours'],
];

/**
 * The columns of outages behind a number.
 *
 * @param {{figure: any, number: any, value: number, zone: string, params: Object<string, string>}} what
 * @returns {import('/page/table.js').Column[]}
 */
export function outageColumns({ figure, number, value, zone, params }) {
    // With business hours the clock of a case runs within them alone, and its whole duration says nothing of its rank.
    const ranked = figure.key === 'timeToRestore' && number.key !== 'meanSeconds' && !params.businessHours;
    return [
        {
            key: 'device',
            label: params.level === 'datacenter' ? 'datacenter' : 'device',
            value: ({ device, datacenter }) => device ?? datacenter,
            cell: (outage) => named(outage, ranked && outage.restored && outage.durationSeconds === value ? number.label : ''),
            heading: true,
        },
        { key: 'start', label: 'start', value: ({ start }) => start, cell: ({ start }) => time(start, zone) },
        {
            key: 'end',
            label: 'end',
            value: ({ end }) => end,
            cell: ({ end, open }) => (open ? stateMark('down', 'open') : time(end, zone)),
        },
        seconds('durationSeconds', 'lasted'),
        seconds('downSeconds', 'down in the window'),
        {
            key: 'evidence',
            label: 'facts',
            value: ({ evidence }) => evidence.join(' '),
            cell: ({ evidence, evidenceCount }) => ids(evidence, evidenceCount),
        },
    ];
}

/** The columns of incidents behind a time of incidents, for a CSV. */
export const INCIDENT_COLUMNS = [
    { key: 'incident', label: 'incident', value: ({ incident }) => incident },
    { key: 'events', label: 'events', value: ({ events }) => events.join(' ') },
];

/**
 * Incidents behind a time of incidents.
 *
 * @param {{incidents: {incident: string, events: string[]}[], incidentCount: number}} explanation
 */
export function incidentsBehind({ incidents, incidentCount }) {
    return html`<section aria-labelledby="cases-title">
        <h3 id="cases-title">${incidentCount === 1 ? '1 incident' : `${incidentCount} incidents`}</h3>
        ${incidents.length === 0 ? html`<p class="muted">None counts.</p>` : nothing}
        <ul class="entries">
            ${incidents.map(
                ({ incident, events }) =>
                    html`<li><a href=${view('/incident/', { incident })}>${incident}</a> ${ids(events, events.length)}</li>`,
            )}
        </ul>
        ${incidents.length < incidentCount
            ? html`<p class="more">Only ${incidents.length} are listed: narrow the question down.</p>`
            : nothing}
    </section>`;
}

/**
 * The ledger of time: what each stretch of each device counts as.
 *
 * @param {{time: any[], stretchCount: number}} explanation
 * @param {string} zone
 */
export function ledger({ time: stretches, stretchCount }, zone) {
    const sums = KINDS.map(([kind, like, words]) => {
        const own = stretches.filter((stretch) => stretch.as === kind);
        return { like, words, count: own.length, seconds: own.reduce((sum, stretch) => sum + stretch.seconds, 0) };
    }).filter(({ count }) => count > 0);
    const shown = stretches.slice(0, STRETCHES_SHOWN);
    return html`<section aria-labelledby="ledger-title">
        <h3 id="ledger-title">Ledger of time</h3>
        <ul class="sums">
            ${sums.map(({ like, words, seconds: sum }) => html`<li>${stateMark(like, words)} ${duration(sum)}</li>`)}
        </ul>
        <details>
            <summary>${stretchCount === 1 ? '1 stretch' : `${stretchCount} stretches`} of time</summary>
            <div class="scroll" role="region" tabindex="0" aria-label="Ledger of time">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">device</th>
                            <th scope="col">counts as</th>
                            <th scope="col">from</th>
                            <th scope="col">to</th>
                            <th scope="col" class="number">for</th>
                            <th scope="col">by fact</th>
                        </tr>
                    </thead>
                    <tbody>
                        ${shown.map((stretch) => stretchRow(stretch, zone))}
                    </tbody>
                </table>
            </div>
            ${shown.length < stretchCount
                ? html`<p class="more">${stretchCount - shown.length} more: in the JSON, up to 1,000 of them.</p>`
                : nothing}
        </details>
        ${stretches.length < stretchCount
            ? html`<p class="more">The sums are of the first ${stretches.length} stretches: narrow the question down.</p>`
            : nothing}
    </section>`;
}

function stretchRow({ device, datacenter, from, to, seconds: length, as, fact, maintenance }, zone) {
    const [, like, words] = KINDS.find(([kind]) => kind === as) ?? ['', 'unknown', as];
    return html`<tr>
        <th scope="row">${device ?? datacenter}</th>
        <td>${stateMark(like, words)}</td>
        <td>${time(from, zone)}</td>
        <td>${time(to, zone)}</td>
        <td class="number">${duration(length)}</td>
        <td><code>${[fact, ...(maintenance ?? [])].filter(Boolean).join(' ')}</code></td>
    </tr>`;
}

function named({ device, datacenter }, rank) {
    const place = device
        ? html`${device} <span class="muted">${datacenter}</span>`
        : datacenter;
    return rank === '' ? place : html`${place} <span class="tag">${rank}</span>`;
}

function seconds(key, label) {
    return { key, label, value: (outage) => outage[key], cell: (outage) => duration(outage[key]), numeric: true };
}

function ids(all, count) {
    return html`<details>
        <summary>${count === 1 ? '1 id' : `${count} ids`}</summary>
        <ul class="ids">
            ${all.map((id) => html`<li><code>${id}</code></li>`)}
            ${count > all.length ? html`<li class="more">${count - all.length} more</li>` : nothing}
        </ul>
    </details>`;
}
