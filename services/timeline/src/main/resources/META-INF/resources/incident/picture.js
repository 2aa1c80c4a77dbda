import { html, nothing, svg } from '/lib/lit-html.js';
import { repeat } from '/lib/directives/repeat.js';
import { view } from '/page/address.js';
import { clock, duration, time } from '/page/time.js';
import { changeMark, spansDays, wasWords } from './changes.js';
import { rowsOf } from './rows.js';

/**
 * From loss to restoration, a bar for each datacenter, with the bar of the other telling behind it. Everything that it shows
 * stands beside it in words.
 */

const MOST_ROWS = 40;
const STEPS_S = [60, 300, 600, 1_800, 3_600, 7_200, 10_800, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000];
const HEIGHT = 30;

let widest = { incident: '', from: Infinity, to: -Infinity };

/**
 * @param {{
 *     telling: import('./reading.js').Telling,
 *     comparison: import('./differences.js').Comparison|null,
 *     zone: string,
 *     width: number,
 *     otherWords: string,
 * }} what width: of the whole in CSS pixels; otherWords: which telling stands behind, as in `3 Sep`
 */
export function picture({ telling, comparison, zone, width, otherWords }) {
    const rows = rowsOf(telling);
    const others = comparison ? rowsOf(comparison.other) : new Map();
    const names = [...new Set([...rows.keys(), ...others.keys()])].sort();
    if (names.length === 0) {
        return html`<section class="panel" aria-labelledby="picture-title">
            <h2 id="picture-title">From loss to restoration</h2>
            <p class="muted">No outage of its devices is known.</p>
        </section>`;
    }
    const range = rangeOf(telling, [...rows.values(), ...others.values()]);
    const x = (instant, whenOpen) =>
        (100 * ((instant === null ? whenOpen : Date.parse(instant)) - range.from)) / (range.to - range.from);
    const withDate = spansDays([...rows.values(), ...others.values()], zone);
    const shown = names.slice(0, MOST_ROWS);
    return html`<section class="panel picture" aria-labelledby="picture-title">
        <div class="panel-head">
            <h2 id="picture-title">From loss to restoration</h2>
            <p class="legend">
                <svg width="18" height="12" aria-hidden="true"><rect class="down" width="18" height="12" rx="2" /></svg>
                datacenter down
                <svg width="18" height="12" aria-hidden="true"><rect class="degraded" y="3" width="18" height="6" rx="2" /></svg>
                part of it impaired
                ${comparison
                    ? html`<svg width="18" height="12" aria-hidden="true">
                              <rect class="ghost" x="1" y="1" width="16" height="10" rx="2" />
                          </svg>
                          ${otherWords}`
                    : nothing}
            </p>
        </div>
        <div class="bars">
            ${axis(range, zone, width, x)}
            <ul>
                ${repeat(
                    shown,
                    (name) => name,
                    (name) => rowOf({ name, row: rows.get(name), other: others.get(name), telling, comparison, zone, withDate, x }),
                )}
            </ul>
        </div>
        ${names.length > shown.length
            ? html`<p class="more">${names.length - shown.length} more datacenters are in the JSON.</p>`
            : nothing}
    </section>`;
}

function rowOf({ name, row, other, telling, comparison, zone, withDate, x }) {
    const difference = comparison?.rows.get(name) ?? null;
    const now = Date.parse(telling.asOf);
    return html`<li class=${difference ? `row ${difference.kind}` : 'row'}>
        <div class="row-words">
            <a href=${view('/datacenter/', { datacenter: name })}>${name}</a>
            ${changeMark(difference, comparison?.later)}
            <p>
                ${row ? rowWords(row, zone, withDate) : html`<span class="muted">nothing is told of it</span>`}
                ${difference && other && (!row || row.lost !== other.lost || row.back !== other.back)
                    ? wasWords(hours(other, zone, withDate), comparison.later)
                    : nothing}
            </p>
        </div>
        <svg class="track" width="100%" height=${HEIGHT} aria-hidden="true">
            <line class="base" x1="0" x2="100%" y1=${HEIGHT / 2} y2=${HEIGHT / 2} />
            ${comparison && other ? ghosts(other, Date.parse(comparison.other.asOf), x) : nothing}
            ${row ? bars(row, now, x) : nothing}
        </svg>
    </li>`;
}

function bars(row, now, x) {
    const bar = (kind, height) =>
        function one({ start, end }) {
            const from = x(start);
            return svg`<rect class="bar-of ${kind}" x="${from}%" width="${Math.max(0.3, x(end, now) - from)}%"
                y=${(HEIGHT - height) / 2} height=${height} rx="2"/>`;
        };
    return svg`${row.impairments.map(bar('degraded', 8))}${row.downs.map(bar('down', 18))}`;
}

function ghosts(row, now, x) {
    return (row.downs.length > 0 ? row.downs : row.impairments).map(({ start, end }) => {
        const from = x(start);
        return svg`<rect class="ghost" x="${from}%" width="${Math.max(0.3, x(end, now) - from)}%" y="2"
            height=${HEIGHT - 4} rx="3"/>`;
    });
}

function rowWords(row, zone, withDate) {
    const rest =
        row.down && row.fullyBack !== row.back
            ? html`, ${row.fullyBack === null ? 'part of it still impaired' : html`all up ${at(row.fullyBack, zone, withDate)}`}`
            : nothing;
    return html`<b>${row.down ? 'down' : 'impaired'} ${hours(row, zone, withDate)}</b>,
        ${duration(row.seconds)}${rest}`;
}

function hours({ lost, back }, zone, withDate) {
    return html`${at(lost, zone, withDate)} – ${back === null ? 'not back' : at(back, zone, withDate)}`;
}

function at(instant, zone, withDate) {
    return time(instant, zone, { date: withDate });
}

function axis(range, zone, width, x) {
    const wanted = Math.max(4, Math.min(9, Math.floor(width / 75)));
    const step = 1_000 * (STEPS_S.find((seconds) => (range.to - range.from) / 1_000 / seconds <= wanted) ?? STEPS_S.at(-1));
    const ticks = [];
    // Whole hours by the clocks that are shown, not by those of UTC.
    const second = Math.floor(range.from / 1_000) * 1_000;
    const offset = Date.parse(`${clock(second, zone, { seconds: true }).replace(' ', 'T')}Z`) - second;
    for (let tick = Math.ceil((range.from + offset) / step) * step - offset; tick <= range.to && ticks.length < 2 * wanted; tick += step) {
        ticks.push(tick);
    }
    const day = step >= 86_400_000;
    return html`<svg class="hours" width="100%" height="100%" aria-hidden="true">
        ${ticks.map((tick) => {
            const left = x(new Date(tick).toISOString());
            const words = day ? clock(tick, zone).slice(0, 10) : clock(tick, zone, { date: false });
            const anchor = left < 3 ? 'start' : left > 97 ? 'end' : 'middle';
            return svg`<line class="hour" x1="${left}%" x2="${left}%" y1="16" y2="100%"/>
                <text class="label" x="${left}%" y="11" text-anchor=${anchor}>${words}</text>`;
        })}
    </svg>`;
}

/** The axis widens as tellings come, and never narrows while the page is open: bars move, not the hours under them. */
function rangeOf(telling, rows) {
    if (widest.incident !== telling.incident.id) {
        widest = { incident: telling.incident.id, from: Infinity, to: -Infinity };
    }
    const now = Date.parse(telling.asOf);
    const ends = rows.flatMap(({ back, fullyBack }) => [back, fullyBack].map((end) => (end === null ? now : Date.parse(end))));
    const starts = rows.flatMap(({ lost, impairments }) => [lost, ...impairments.map(({ start }) => start)].map((s) => Date.parse(s)));
    widest.from = Math.min(widest.from, ...starts);
    widest.to = Math.max(widest.to, ...ends, widest.from + 60_000);
    const margin = (widest.to - widest.from) * 0.03;
    return { from: widest.from - margin, to: widest.to + margin };
}
