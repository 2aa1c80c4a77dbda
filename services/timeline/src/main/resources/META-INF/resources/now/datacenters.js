import { html, nothing } from '/lib/lit-html.js';
import { repeat } from '/lib/directives/repeat.js';
import { view } from '/page/address.js';
import { stateBar, stateCounts, stateMark, STATES } from '/page/states.js';
import { duration, RECENT, time } from '/page/time.js';

const MOST_TILES = 600;
const FILTER_FROM = 7;
const MOST_ROLES = 4;

/**
 * The tiles of datacenters, the worst first.
 *
 * @param {{shown: any[], all: number, filter: string, now: number, onFilter: (text: string) => void}} what all: how many
 *     there are without the filter
 */
export function datacenterTiles({ shown, all, filter, now, onFilter }) {
    const sorted = [...shown].sort(byWorst);
    const tiles = sorted.slice(0, MOST_TILES);
    return html`<section class="panel" aria-labelledby="datacenters-title">
        <div class="panel-head">
            <h2 id="datacenters-title">Datacenters</h2>
            ${all >= FILTER_FROM || filter !== ''
                ? html`<input
                      id="filter"
                      type="search"
                      aria-label="Filter datacenters by name"
                      placeholder="Filter"
                      .value=${filter}
                      @input=${(event) => onFilter(event.target.value)}
                  />`
                : nothing}
        </div>
        ${list('tiles', tiles.filter(({ state }) => state !== 'up'), now)}
        ${list('tiles well', tiles.filter(({ state }) => state === 'up'), now)}
        ${tiles.length === 0 ? html`<p class="muted">No datacenter has “${filter}” in its name.</p>` : nothing}
        ${sorted.length > tiles.length
            ? html`<p class="more">${sorted.length - tiles.length} more: narrow them down with the filter.</p>`
            : nothing}
    </section>`;
}

function list(style, tiles, now) {
    return tiles.length === 0
        ? nothing
        : html`<ul class=${style}>
              ${repeat(tiles, ({ datacenter }) => datacenter, (one) => tile(one, now))}
          </ul>`;
}

function tile(one, now) {
    const state = one.state ?? 'unknown';
    const address = view('/datacenter/', { datacenter: one.datacenter });
    return html`<li class="tile ${state}">
        <div class="tile-head">
            <h3><a href=${address}>${one.datacenter}</a></h3>
            ${stateMark(one.state)}
        </div>
        ${stateBar(one)}
        <p class="counts">${stateCounts(one)}</p>
        ${one.since
            ? html`<p class="muted">
                  since ${time(one.since, one.zone, RECENT)}, for
                  ${duration(Math.floor((now - new Date(one.since).getTime()) / 1_000))}
              </p>`
            : nothing}
        ${one.roles.length > 0 ? html`<p class="muted">${roles(one.roles)}</p>` : nothing}
    </li>`;
}

function roles(all) {
    const named = all.slice(0, MOST_ROLES).join(', ');
    return all.length > MOST_ROLES ? `${named} and ${all.length - MOST_ROLES} more roles` : named;
}

function byWorst(a, b) {
    const rank = (one) => STATES.indexOf(one.state ?? 'unknown');
    return rank(a) - rank(b) || b.down - a.down || a.datacenter.localeCompare(b.datacenter, 'en', { numeric: true });
}
