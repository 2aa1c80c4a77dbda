import { html, nothing } from '/lib/lit-html.js';
import { go, knownAt, parameter } from '/page/address.js';
import { stateMark } from '/page/states.js';
import { zoneName } from '/page/time.js';
import { fromLocalText, localText } from '/datacenter/zoned.js';
import { around, ofLength, within } from '/datacenter/viewport.js';

/** What says which part of time is shown, as known when, and in which lanes. */

/** Where there is room they stand open; what the reader does with them then stays. */
const WIDE = innerWidth > 768;
const HOUR = 3_600_000;
const LENGTHS = [
    ['Hour', HOUR],
    ['Day', 24 * HOUR],
    ['Week', 7 * 24 * HOUR],
    ['Month', 30 * 24 * HOUR],
    ['Year', 365 * 24 * HOUR],
];

/**
 * @param {{
 *     view: import('/datacenter/viewport.js').View,
 *     now: number,
 *     site: string,
 *     incidents: any[],
 *     mode: 'role'|'device',
 *     press: (key: string) => void,
 *     look: (view: import('/datacenter/viewport.js').View) => void,
 *     whole: () => void,
 * }} what press: does what a key does in the picture; look: shows another part of time; whole: shows all of it
 */
export function controls({ view, now, site, incidents, mode, press, look, whole }) {
    return html`<form class="filters" aria-label="What is shown" @submit=${(event) => event.preventDefault()}>
        <div class="group" role="group" aria-label="Length of the window">
            ${LENGTHS.map(
                ([name, length]) =>
                    html`<button
                        type="button"
                        aria-pressed=${Math.abs(view.to - view.from - length) < 2_000}
                        @click=${() => look(within(ofLength(view, length, now), now))}
                    >
                        ${name}
                    </button>`,
            )}
            <button type="button" @click=${whole}>Whole</button>
        </div>
        <div class="group" role="group" aria-label="Zoom and pan">
            ${button('−', 'Zoom out', () => press('-'))} ${button('+', 'Zoom in', () => press('+'))}
            ${button('←', 'Earlier', () => press('ArrowLeft'))} ${button('→', 'Later', () => press('ArrowRight'))}
        </div>
        ${incidents.length > 0
            ? html`<label
                  >Incident
                  <select @change=${(event) => showIncident(event, incidents, now, look)}>
                      <option value="">choose …</option>
                      ${[...incidents].reverse().map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
                  </select>
              </label>`
            : nothing}
        <label
            >Lanes
            <select @change=${(event) => go({ lanes: event.target.value })}>
                ${[
                    ['device', 'a device each'],
                    ['role', 'a role each'],
                ].map(([value, label]) => html`<option value=${value} .selected=${value === mode}>${label}</option>`)}
            </select>
        </label>
        <details class="exact" ?open=${WIDE}>
            <summary>Exact times</summary>
            <div class="filters">${exactTimes(view, site, look)}</div>
        </details>
    </form>`;
}

function exactTimes(view, site, look) {
    const length = view.to - view.from;
    return html`${instantInput('From', view.from, site, (from) => look(from < view.to ? { ...view, from } : { from, to: from + length }))}
        ${instantInput('To', view.to, site, (to) => look(to > view.from ? { ...view, to } : { from: to - length, to }))}
        <label
            >As known at (${zoneName(site, view.to)})
            <input
                type="datetime-local"
                id="known-at"
                .value=${knownAt() === '' ? '' : localText(Date.parse(knownAt()), site).slice(0, 16)}
                @change=${(event) => know(event.target.value, site)}
            />
        </label>`;
}

function instantInput(name, instant, site, onInstant) {
    return html`<label
        >${name} (${zoneName(site, instant)})
        <input
            type="datetime-local"
            step="1"
            .value=${localText(instant, site)}
            @change=${(event) => {
                const given = fromLocalText(event.target.value, site);
                if (given !== null) {
                    onInstant(given);
                }
            }}
        />
    </label>`;
}

function button(sign, label, run) {
    return html`<button type="button" aria-label=${label} title=${label} @click=${run}>${sign}</button>`;
}

function showIncident(event, incidents, now, look) {
    const chosen = incidents.find(({ id }) => id === event.target.value);
    event.target.value = '';
    if (chosen) {
        const off = chosen.impactUncertaintySeconds * 1_000;
        const end = chosen.resolvedAt ? Date.parse(chosen.resolvedAt) : now;
        look(around(Date.parse(chosen.impactStart) - off, Math.max(end, Date.parse(chosen.impactStart))));
    }
}

function know(text, site) {
    const instant = text === '' ? null : fromLocalText(text, site);
    go({ knownAt: instant === null ? '' : new Date(instant).toISOString().replace('.000Z', 'Z') });
}

/**
 * What the colours and patterns of the picture mean.
 *
 * @param {{restored: any, floor: number}} data of the curve
 */
export function legend({ restored, floor }) {
    return html`<ul class="legend" aria-label="Legend">
        <li>${stateMark('up')}</li>
        <li>${stateMark('degraded')}</li>
        <li>${stateMark('down')}</li>
        <li>${stateMark('unknown')}</li>
        <li>${stateMark('maintenance', 'planned work')}</li>
        ${restored ? html`<li><span class="dashes" aria-hidden="true"></span>struck devices restored</li>` : nothing}
        ${floor > 0 ? html`<li>The axis begins at ${Number((floor * 100).toFixed(1))} %.</li>` : nothing}
    </ul>`;
}

/** @returns {'role'|'device'|''} which lanes the address asks for */
export function askedLanes() {
    const lanes = parameter('lanes');
    return lanes === 'role' || lanes === 'device' ? lanes : '';
}
