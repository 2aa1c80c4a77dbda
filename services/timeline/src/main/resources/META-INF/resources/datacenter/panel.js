import { html, nothing } from '/lib/lit-html.js';
import { callAddress } from '/page/api.js';
import { knownAt, view } from '/page/address.js';
import { scopeWords } from '/page/scopes.js';
import { stateMark } from '/page/states.js';
import { duration, time } from '/page/time.js';
import { offWords } from '/datacenter/words.js';

/** What is told of a bar or a mark that was opened. */

const MOST_LISTED = 20;
const MOST_FACTS = 30;

/**
 * @param {{
 *     lane: import('/datacenter/layout.js').Lane,
 *     item: import('/datacenter/layout.js').Item,
 *     outages: any[]|null,
 *     facts: any[]|null,
 *     lost: boolean,
 * }} opened outages: of a role's bar those in it, null while they are read; facts: of a single outage's device;
 *     lost: they could not be read
 * @param {string} site the IANA zone of the site
 * @param {{onClose: () => void, onZoom: () => void}} on
 */
export function openedPanel(opened, site, { onClose, onZoom }) {
    return html`<section
        class="panel opened"
        id="opened"
        tabindex="-1"
        aria-labelledby="opened-title"
        @keydown=${(event) => event.key === 'Escape' && onClose()}
    >
        <div class="panel-head">
            <h2 id="opened-title">${title(opened)}</h2>
            <p class="buttons">
                ${opened.item.kind === 'bar' || opened.item.parts.length > 1
                    ? html`<button type="button" @click=${onZoom}>Zoom to it</button>`
                    : nothing}
                <button type="button" @click=${onClose}>Close</button>
            </p>
        </div>
        ${body(opened, site)}
    </section>`;
}

function title({ lane, item }) {
    if (item.kind === 'mark') {
        return item.parts.length > 1 ? `${item.parts.length} entries of staff` : item.parts[0].source.kind.replaceAll('-', ' ');
    }
    if (item.state === 'maintenance') {
        return item.parts.length > 1 ? `${item.parts.length} planned works` : item.parts[0].source.title;
    }
    return item.parts.length > 1 ? `${lane.label}: ${item.parts.length} outages` : lane.label;
}

function body(opened, site) {
    const { item, lane } = opened;
    if (item.kind === 'mark') {
        return html`<ul class="entries">
            ${item.parts.slice(0, MOST_LISTED).map(({ source }) => staffEntry(source, site))}
        </ul>
        ${more(item.parts.length, MOST_LISTED)}`;
    }
    if (item.state === 'maintenance') {
        return html`<ul class="entries">
            ${item.parts.slice(0, MOST_LISTED).map(({ source }) => workEntry(source, site))}
        </ul>
        ${more(item.parts.length, MOST_LISTED)}`;
    }
    if (lane.device === undefined) {
        return roleBody(opened, site);
    }
    return item.parts.length > 1
        ? outageList(item.parts.map(({ source }) => source), site)
        : outageBody(item.parts[0].source, opened, site);
}

function staffEntry(event, site) {
    return html`<li>
        <h3>${event.text}</h3>
        <p class="muted">
            ${event.kind.replaceAll('-', ' ')} · ${time(event.at, site, { zone: true })}${offWords(event.uncertaintySeconds * 1_000)} ·
            ${event.actor} · known ${time(event.knownAt, site)}
        </p>
        <p class="muted">${incidentLink(event.incident)} · event <code>${event.eventId}</code></p>
    </li>`;
}

function workEntry(work, site) {
    return html`<li>
        <h3>${work.title}</h3>
        <p class="muted">
            ${time(work.from, site)} to ${time(work.to, site, { zone: true })} · ${scopeWords(work.scope)}
        </p>
    </li>`;
}

function roleBody({ item, outages, lost }, site) {
    const { worst } = item.parts[0].source;
    const all = worst.up + worst.degraded + worst.down + worst.unknown;
    return html`<p class="marks">
            ${stateMark(item.state)} <span>at worst ${worst.down} down, ${worst.degraded} degraded and ${worst.unknown} unknown of ${all}</span>
        </p>
        <p>
            ${time(item.from, site)} to ${item.open ? 'now' : time(item.to, site, { zone: true })} ·
            ${duration((item.to - item.from) / 1_000)}
        </p>
        ${outages === null ? waiting('outages', lost) : outageList(outages, site)}`;
}

function waiting(what, lost) {
    return html`<p class="muted" role="status">${lost ? `Its ${what} could not be read: open it again to try.` : `Reading its ${what} …`}</p>`;
}

function outageList(outages, site) {
    return html`<ul class="entries">
            ${outages.slice(0, MOST_LISTED).map(
                (outage) =>
                    html`<li>
                        <p class="marks">${stateMark(outage.worst)} <strong>${outage.device}</strong></p>
                        <p class="muted">${lasted(outage, site)}</p>
                    </li>`,
            )}
        </ul>
        ${more(outages.length, MOST_LISTED)}`;
}

function lasted(outage, site) {
    return html`${time(outage.start, site)}${offWords((outage.bounds?.startUncertaintySeconds ?? 0) * 1_000)} to
    ${outage.open ? 'now, not ended' : html`${time(outage.end, site)}${offWords((outage.bounds?.endUncertaintySeconds ?? 0) * 1_000)}`} ·
    ${duration(outage.durationSeconds)}`;
}

function outageBody(outage, { facts, lost }, site) {
    const { bounds } = outage;
    const seconds = [
        ['Lasted', `${duration(outage.durationSeconds)}${bounds ? `, between ${duration(bounds.minSeconds)} and ${duration(bounds.maxSeconds)}` : ''}`],
        ['Down', duration(outage.downSeconds)],
        ['Degraded', duration(outage.degradedSeconds)],
        ['Unobserved', duration(outage.unobservedSeconds)],
        ['In planned work', duration(outage.maintenanceSeconds)],
    ];
    return html`<p class="marks">${stateMark(outage.worst)} <span>${outage.role} in ${outage.datacenter}</span></p>
        <p>${lasted(outage, site)}</p>
        <dl class="numbers">
            ${seconds.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
        </dl>
        <p>
            ${outage.incidentCount === 0
                ? 'It belongs to no incident.'
                : html`Incidents: ${outage.incidents.map((id, index) => html`${index > 0 ? ', ' : ''}${incidentLink(id)}`)}`}
        </p>
        <h3>Evidence</h3>
        ${facts === null ? waiting('facts', lost) : factTable(outage, facts, site)}
        <p>
            <a href=${callAddress(`/devices/${encodeURIComponent(outage.device)}/history`, { knownAt: knownAt() })}
                >All facts of ${outage.device} as JSON</a
            >
        </p>`;
}

function factTable(outage, facts, site) {
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    const ids = outage.evidence.slice(0, MOST_FACTS);
    return html`<div class="scroll" role="region" tabindex="0" aria-label="Facts of this outage">
            <table>
                <caption class="unseen">Facts of this outage</caption>
                <thead>
                    <tr>
                        ${['State', 'Occurred', 'Known', 'Recorded', 'By', 'Fact'].map((name) => html`<th scope="col">${name}</th>`)}
                    </tr>
                </thead>
                <tbody>
                    ${ids.map((id) => factRow(id, byId.get(id), site))}
                </tbody>
            </table>
        </div>
        ${more(outage.evidenceCount, ids.length)}`;
}

function factRow(id, fact, site) {
    return html`<tr>
        <td>${fact ? stateMark(fact.state) : '–'}</td>
        <td>${fact ? html`${time(fact.occurredAt, site)}${offWords(fact.uncertaintySeconds * 1_000)}` : '–'}</td>
        <td>${fact ? time(fact.knownAt, site) : '–'}</td>
        <td>${fact ? time(fact.recordedAt, site) : '–'}</td>
        <td>${[fact?.observer, fact?.reason].filter(Boolean).join(': ') || '–'}</td>
        <td><code>${id}</code></td>
    </tr>`;
}

function incidentLink(id) {
    return html`<a href=${view('/incident/', { incident: id })}>${id}</a>`;
}

function more(count, shown) {
    return count > shown ? html`<p class="more">${count - shown} more.</p>` : nothing;
}
