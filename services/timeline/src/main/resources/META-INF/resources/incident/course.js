import { html, nothing } from '/lib/lit-html.js';
import { duration } from '/page/time.js';
import { changeMark, shortTime, wasWords } from './changes.js';

/** How the incident went: its clocks, and in which order it struck and was over. */

const MOST_GROUPS = 60;
const MOST_DEPENDENCIES = 30;

/**
 * When network, services, phones and backlog were back, as staff claim and as facts show.
 *
 * @param {import('./said.js').What} what
 */
export function clocks({ telling, comparison, zone }) {
    return html`<section class="panel" aria-labelledby="clocks-title">
        <h2 id="clocks-title">Clocks</h2>
        <div class="scroll" role="region" tabindex="0" aria-label="Table of clocks">
            <table class="clocks">
                <caption class="unseen">
                    When each part was back, by claim and by facts
                </caption>
                <thead>
                    <tr>
                        <th scope="col">Back</th>
                        <th scope="col">by claim</th>
                        <th scope="col">by facts</th>
                    </tr>
                </thead>
                <tbody>
                    ${telling.clocks.map((one) => clockRow(one, telling, comparison, zone))}
                </tbody>
            </table>
        </div>
    </section>`;
}

function clockRow(one, telling, comparison, zone) {
    const difference = comparison?.of('clocks', one.clock) ?? null;
    const was = difference?.kind === 'changed' ? difference.was : null;
    const cell = (instant, seconds, before) =>
        html`${shortTime(instant, zone, telling)}
        ${instant === null ? nothing : html`<br /><span class="muted">after ${duration(seconds)}</span>`}${was && before !== instant
            ? html`<br />${wasWords(before === null ? 'not told' : shortTime(before, zone, telling), comparison.later)}`
            : nothing}`;
    return html`<tr class=${difference ? `clock ${difference.kind}` : 'clock'}>
        <th scope="row">${one.clock.replace('-', ' ')} ${changeMark(difference, comparison?.later)}</th>
        <td>${cell(one.claimedAt, one.claimedAfterSeconds, was?.claimedAt)}</td>
        <td>
            ${cell(one.restoredAt, one.restoredAfterSeconds, was?.restoredAt)}
            ${one.devices > 0
                ? html`<br /><span class="muted">${one.devices === 1 ? '1 device' : `${one.devices} devices`}</span>`
                : nothing}
        </td>
    </tr>`;
}

/**
 * The order in which roles of datacenters were struck.
 *
 * @param {import('./said.js').What} what
 */
export function propagation({ telling, zone }) {
    const { struck, dependencies } = telling;
    const shown = struck.slice(0, MOST_GROUPS);
    return html`<section class="panel" aria-labelledby="propagation-title">
        <h2 id="propagation-title">How it spread</h2>
        ${struck.length === 0
            ? html`<p class="muted">Nothing was struck, as far as is known.</p>`
            : html`<div class="scroll tall" role="region" tabindex="0" aria-label="Table of how it spread">
                  <table>
                      <caption class="unseen">
                          Roles of datacenters in the order in which they were struck
                      </caption>
                      <thead>
                          <tr>
                              <th scope="col">Struck</th>
                              <th scope="col">Where</th>
                              <th scope="col" class="number">Devices</th>
                              <th scope="col">All back</th>
                          </tr>
                      </thead>
                      <tbody>
                          ${shown.map(
                              (group) =>
                                  html`<tr>
                                      <td>
                                          ${shortTime(group.struckAt, zone, telling)}
                                          <span class="muted"
                                              >${group.struckLagSeconds > 0 ? `+${duration(group.struckLagSeconds)}` : 'first'}</span
                                          >
                                      </td>
                                      <th scope="row">${group.role} <span class="muted">in ${group.datacenter}</span></th>
                                      <td class="number">${group.devices}</td>
                                      <td>${shortTime(group.restoredAt, zone, telling)}</td>
                                  </tr>`,
                          )}
                      </tbody>
                  </table>
              </div>`}
        ${struck.length > shown.length
            ? html`<p class="more">${struck.length - shown.length} more are in the JSON.</p>`
            : nothing}
        ${dependencies.length > 0
            ? html`<details>
                  <summary>${dependencies.length} declared dependencies between struck devices</summary>
                  <ul>
                      ${dependencies
                          .slice(0, MOST_DEPENDENCIES)
                          .map(({ from, to, lagSeconds }) => html`<li>${from} → ${to}, ${duration(lagSeconds)} later</li>`)}
                  </ul>
              </details>`
            : nothing}
    </section>`;
}
