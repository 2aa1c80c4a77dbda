import { html, nothing } from '/lib/lit-html.js';
import { repeat } from '/lib/directives/repeat.js';
import { view } from '/page/address.js';
import { siteZone } from '/page/sites.js';
import { stateMark } from '/page/states.js';
import { duration, RECENT, time } from '/page/time.js';

const MOST_GROUPS = 50;
const MOST_DEVICES = 20;

/**
 * Open outages, one line for each role of a datacenter, the longest first.
 *
 * @param {{outages: any[], more: boolean, filter: string, now: number}} what more: whether there are others that were not read
 */
export function openOutages({ outages, more, filter, now }) {
    const all = groups(outages.filter(({ datacenter }) => datacenter.toLowerCase().includes(filter.toLowerCase())));
    const shown = all.slice(0, MOST_GROUPS);
    return html`<section class="panel" aria-labelledby="outages-title">
        <h2 id="outages-title">Open outages</h2>
        ${all.length === 0
            ? html`<p class="muted">No device is known to be degraded or down.</p>`
            : html`<div class="scroll" role="region" tabindex="0" aria-labelledby="outages-title">
                  <table class="outages cards" role="table">
                      <thead role="rowgroup">
                          <tr role="row">
                              <th scope="col" role="columnheader">Datacenter</th>
                              <th scope="col" role="columnheader">What</th>
                              <th scope="col" role="columnheader">Worst</th>
                              <th scope="col" role="columnheader">Since</th>
                              <th scope="col" role="columnheader" class="number">For</th>
                          </tr>
                      </thead>
                      <tbody role="rowgroup">
                          ${repeat(shown, ({ key }) => key, (group) => row(group, now))}
                      </tbody>
                  </table>
              </div>`}
        ${all.length > shown.length ? html`<p class="more">${all.length - shown.length} more roles.</p>` : nothing}
        ${more ? html`<p class="more">Only the earliest ${outages.length} outages are shown.</p>` : nothing}
    </section>`;
}

function row({ datacenter, role, worst, start, devices }, now) {
    const zone = siteZone(datacenter);
    return html`<tr role="row">
        <th scope="row" role="rowheader"><a href=${view('/datacenter/', { datacenter })}>${datacenter}</a></th>
        <td role="cell">${devices.length === 1 ? html`${devices[0].device} <span class="muted">${role}</span>` : several(role, devices, zone)}</td>
        <td role="cell">${stateMark(worst)}</td>
        <td role="cell" data-label="Since" class="when">${time(start, zone, RECENT)}</td>
        <td role="cell" data-label="For" class="number when">${lasting(start, now)}</td>
    </tr>`;
}

function several(role, devices, zone) {
    const shown = devices.slice(0, MOST_DEVICES);
    return html`<details>
        <summary>${devices.length} × ${role}</summary>
        <ul class="devices">
            ${shown.map(
                ({ device, worst, start }) =>
                    html`<li>${device} <span class="muted">${worst} since ${time(start, zone, RECENT)}</span></li>`,
            )}
            ${devices.length > shown.length ? html`<li class="more">${devices.length - shown.length} more</li>` : nothing}
        </ul>
    </details>`;
}

function lasting(start, now) {
    return duration(Math.floor((now - new Date(start).getTime()) / 1_000));
}

function groups(outages) {
    const byKey = new Map();
    for (const outage of outages) {
        const key = JSON.stringify([outage.datacenter, outage.role]);
        const group = byKey.get(key);
        if (!group) {
            byKey.set(key, { ...outage, key, devices: [outage] });
            continue;
        }
        group.devices.push(outage);
        group.worst = outage.worst === 'down' ? 'down' : group.worst;
        group.start = outage.start < group.start ? outage.start : group.start;
    }
    return [...byKey.values()].sort((a, b) => new Date(a.start) - new Date(b.start));
}
