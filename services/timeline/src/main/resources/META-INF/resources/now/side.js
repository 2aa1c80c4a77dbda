import { html, nothing } from '/lib/lit-html.js';
import { view } from '/page/address.js';
import { scopeWords, scopeZone } from '/page/scopes.js';
import { severityMark, stateMark, statusMark } from '/page/states.js';
import { age, duration, RECENT, span, time } from '/page/time.js';

const MOST = 12;

/**
 * The incidents that are not resolved.
 *
 * @param {any[]} incidents the latest first
 * @param {number} now milliseconds since 1970
 */
export function openIncidents(incidents, now) {
    return html`<section class="panel" aria-labelledby="incidents-title">
        <div class="panel-head">
            <h2 id="incidents-title">Open incidents</h2>
            <a href=${view('/incidents/')}>All incidents</a>
        </div>
        ${incidents.length === 0 ? html`<p class="muted">No incident is open.</p>` : nothing}
        <ul class="entries">
            ${incidents.slice(0, MOST).map(
                (incident) =>
                    html`<li>
                        <h3><a href=${view('/incident/', { incident: incident.id })}>${incident.title}</a></h3>
                        <p class="marks">${statusMark(incident.status)} ${severityMark(incident.severity)}</p>
                        <p class="muted">
                            ${scopeWords(incident.scope)} · since
                            ${time(incident.impactStart, scopeZone(incident.scope), RECENT)}, for
                            ${duration(Math.floor((now - new Date(incident.impactStart).getTime()) / 1_000))}
                        </p>
                    </li>`,
            )}
        </ul>
        ${incidents.length > MOST ? html`<p class="more">${incidents.length - MOST} more.</p>` : nothing}
    </section>`;
}

/**
 * Planned work that goes on, and what comes within two weeks.
 *
 * @param {any[]} works by their beginning
 * @param {number} now
 */
export function plannedWork(works, now) {
    return html`<section class="panel" aria-labelledby="planned-title">
        <h2 id="planned-title">Planned work</h2>
        ${works.length === 0 ? html`<p class="muted">Nothing is planned for the next two weeks.</p>` : nothing}
        <ul class="entries">
            ${works.slice(0, MOST).map((work) => entry(work, now))}
        </ul>
        ${works.length > MOST ? html`<p class="more">${works.length - MOST} more.</p>` : nothing}
    </section>`;
}

function entry(work, now) {
    const zone = scopeZone(work.scope);
    const running = new Date(work.from).getTime() <= now;
    return html`<li>
        <h3>${work.title}</h3>
        <p class="marks">${stateMark('maintenance', running ? 'under way' : age(work.from, now))}</p>
        <p class="muted">${scopeWords(work.scope)} · ${span(work.from, work.to, zone)}</p>
    </li>`;
}
