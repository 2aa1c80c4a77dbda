import { html, nothing } from '/lib/lit-html.js';
import { API, callAddress, get } from '/page/api.js';
import { go, parameter } from '/page/address.js';
import { sign } from '/page/states.js';
import { clock, duration, time, zoneName } from '/page/time.js';
import { changeMark, wasWords } from './changes.js';

/** The story in order: what devices showed and what staff did and said, filtered and each line to be opened. */

const MOST_OPENED = 200;
const MOST_SHOWN = 600;

const STAFF_WORDS = {
    declared: 'declared',
    acknowledged: 'acknowledged',
    scoped: 'scope',
    'action-recorded': 'action',
    'milestone-claimed': 'claim',
    'cause-recorded': 'cause',
    linked: 'link',
    noted: 'note',
    'notice-sent': 'notice',
    'notice-delivery-reported': 'delivery',
    'corrective-action-planned': 'corrective action',
    'corrective-action-completed': 'corrective action',
    'corrective-action-dropped': 'corrective action',
    resolved: 'resolved',
    reopened: 'reopened',
    'report-published': 'report',
};

let opened = new Map();

/**
 * @param {{
 *     lines: {line: any, difference: import('./differences.js').Difference|null}[],
 *     more: boolean,
 *     later: boolean,
 *     compares: boolean,
 *     zone: string,
 *     rerender: () => void,
 * }} what more: whether the story goes on beyond these lines; later: whether the other telling was known later; compares:
 *     whether there is another telling; rerender: called when filters or open lines changed
 */
export function story({ lines, more, later, compares, zone, rerender }) {
    const chosen = lines.filter(isAsked);
    const shown = chosen.slice(0, MOST_SHOWN);
    return html`<section class="panel story" aria-labelledby="story-title">
        <div class="panel-head">
            <h2 id="story-title">The story</h2>
            <p class="muted" role="status">
                ${chosen.length === lines.length ? `${lines.length} lines` : `${chosen.length} of ${lines.length} lines`},
                times ${zoneName(zone, lines[0]?.line.occurredAt)}
            </p>
        </div>
        ${filters(lines, compares, rerender)}
        ${chosen.length === 0 ? html`<p class="muted">No line is let through by these filters.</p>` : nothing}
        <ol class="instants">
            ${byInstant(shown).map((group) => instant(group, later, zone, rerender))}
        </ol>
        ${chosen.length > shown.length
            ? html`<p class="more">${chosen.length - shown.length} more lines: narrow them down.</p>`
            : nothing}
        ${more ? html`<p class="more">The story goes on: the JSON has all of it, page by page.</p>` : nothing}
    </section>`;
}

/** The columns of the story as CSV. */
export const COLUMNS = [
    ['occurredAt', ({ occurredAt }) => occurredAt],
    ['uncertainty', ({ uncertainty }) => uncertainty],
    ['knownAt', ({ knownAt }) => knownAt],
    ['recordedAt', ({ recordedAt }) => recordedAt],
    ['kind', ({ staff }) => staff?.kind ?? 'fact'],
    ['datacenter', ({ facts }) => facts?.datacenter],
    ['role', ({ facts }) => facts?.role],
    ['state', ({ facts }) => facts?.state],
    ['count', ({ facts }) => facts?.count],
    ['actor', ({ staff }) => staff?.actor],
    ['text', ({ text }) => text],
    ['evidence', ({ evidence }) => evidence.join(' ')],
].map(([key, value]) => ({ key, label: key, value }));

function isAsked({ line, difference }) {
    const { facts } = line;
    const words = parameter('words').toLowerCase();
    return (
        (parameter('kind') === '' || parameter('kind') === (facts ? 'facts' : 'staff')) &&
        (!facts || parameter('datacenter') === '' || parameter('datacenter') === facts.datacenter) &&
        (!facts || parameter('role') === '' || parameter('role') === facts.role) &&
        (parameter('changed') === '' || difference !== null) &&
        (words === '' || [line.text, line.staff?.actor].join(' ').toLowerCase().includes(words))
    );
}

function filters(lines, compares, rerender) {
    // Nothing is asked anew: the whole story is there.
    const narrow = (changes) => {
        go(changes, { replace: true, quiet: true });
        rerender();
    };
    const values = (of) => [...new Set(lines.map(({ line }) => of(line)).filter(Boolean))].sort();
    const choose = (name, label, options) =>
        html`<label
            >${label}
            <select id="story-${name}" @change=${(event) => narrow({ [name]: event.target.value })}>
                <option value="" .selected=${parameter(name) === ''}>all</option>
                ${options.map(
                    ([value, words]) =>
                        html`<option value=${value} .selected=${parameter(name) === value}>${words}</option>`,
                )}
            </select>
        </label>`;
    const same = (names) => names.map((name) => [name, name]);
    return html`<form class="filters" role="search" aria-label="The story" @submit=${(event) => event.preventDefault()}>
        ${choose('kind', 'Who tells', [
            ['facts', 'facts of devices'],
            ['staff', 'staff'],
        ])}
        ${choose('datacenter', 'Datacenter', same(values(({ facts }) => facts?.datacenter)))}
        ${choose('role', 'Role', same(values(({ facts }) => facts?.role)))}
        <label
            >Words
            <input
                id="story-words"
                type="search"
                .value=${parameter('words')}
                @input=${(event) => narrow({ words: event.target.value })}
            />
        </label>
        ${compares
            ? html`<span class="check">
                  <input
                      id="story-changed"
                      type="checkbox"
                      .checked=${parameter('changed') === 'only'}
                      @change=${(event) => narrow({ changed: event.target.checked ? 'only' : '' })}
                  />
                  <label for="story-changed">Only what changed</label>
              </span>`
            : nothing}
    </form>`;
}

function byInstant(lines) {
    const groups = [];
    for (const one of lines) {
        if (groups.at(-1)?.[0].line.occurredAt === one.line.occurredAt) {
            groups.at(-1).push(one);
        } else {
            groups.push([one]);
        }
    }
    return groups;
}

function instant(group, later, zone, rerender) {
    const { occurredAt } = group[0].line;
    const [day, hour] = clock(occurredAt, zone).split(' ');
    return html`<li class="instant">
        <h3 class="when">
            <time datetime=${occurredAt}><span class="hour">${hour}</span> <span class="date">${day}</span></time>
        </h3>
        <ul>
            ${group.map((one) => lineOf(one, later, zone, rerender))}
        </ul>
    </li>`;
}

function lineOf({ line, difference }, later, zone, rerender) {
    const { facts, staff } = line;
    const removed = difference?.kind === 'removed';
    const text = removed ? html`<del>${line.text}</del>` : line.text;
    return html`<li class=${difference ? `line ${difference.kind}` : 'line'}>
        <details @toggle=${(event) => facts?.opens && event.target.open && open(facts.opens, rerender)}>
            <summary>
                ${facts ? sign(facts.state) : html`<span class="tag kind">${STAFF_WORDS[staff.kind] ?? staff.kind}</span>`}
                <span class="line-text">${text}</span>
                ${changeMark(difference, later)} ${difference?.was ? wasWords(wasOf(line, difference.was, zone), later) : nothing}
            </summary>
            ${details(line, zone)} ${facts?.opens ? devicesOf(facts.opens, zone) : nothing}
        </details>
    </li>`;
}

function wasOf(line, was, zone) {
    const sameDay = clock(line.occurredAt, zone).slice(0, 10) === clock(was.occurredAt, zone).slice(0, 10);
    const parts = [
        line.occurredAt !== was.occurredAt ? html`at ${time(was.occurredAt, zone, { date: !sameDay })}` : null,
        line.facts.count !== was.facts.count ? `${was.facts.count} devices` : null,
    ].filter(Boolean);
    // Another reason is told where it is all that changed; beside another time it would only be in the way.
    if (parts.length === 0 && was.facts.reason) {
        parts.push(`“${was.facts.reason}”`);
    }
    return parts.map((part, index) => html`${index > 0 ? ', ' : ''}${part}`);
}

function details({ occurredAt, uncertainty, knownAt, recordedAt, facts, staff, evidence, evidenceCount }, zone) {
    const until = facts && facts.until !== occurredAt ? html` to ${time(facts.until, zone, { seconds: true })}` : nothing;
    return html`<dl class="times">
        <div>
            <dt>occurred</dt>
            <dd>
                ${time(occurredAt, zone, { seconds: true, zone: true })}${until}${uncertainty === 'PT0S'
                    ? nothing
                    : html`, ± ${uncertainty.slice(2).toLowerCase()}`}
            </dd>
        </div>
        <div><dt>known</dt><dd>${time(knownAt, zone, { seconds: true, zone: true })}${late(occurredAt, knownAt)}</dd></div>
        <div><dt>recorded</dt><dd>${time(recordedAt, zone, { seconds: true, zone: true })}</dd></div>
        ${staff ? html`<div><dt>by</dt><dd>${staff.actor}</dd></div>` : nothing}
        ${facts
            ? html`<div>
                  <dt>devices</dt>
                  <dd>
                      ${facts.devices.map(
                          (device, index) => html`${index > 0 ? ', ' : ''}${history(device)}`,
                      )}${facts.count > facts.devices.length ? ` and ${facts.count - facts.devices.length} more` : nothing}
                  </dd>
              </div>`
            : nothing}
        <div>
            <dt>${evidenceCount === 1 ? 'event' : 'events'}</dt>
            <dd class="ids">
                ${evidence.map((id) => html`<code>${id}</code> `)}${evidenceCount > evidence.length
                    ? `and ${evidenceCount - evidence.length} more`
                    : nothing}
            </dd>
        </div>
    </dl>`;
}

function late(occurredAt, knownAt) {
    const seconds = (Date.parse(knownAt) - Date.parse(occurredAt)) / 1_000;
    return seconds >= 60 ? html` <span class="muted">(${duration(seconds)} after)</span>` : nothing;
}

function history(device) {
    return html`<a href=${callAddress(`/devices/${encodeURIComponent(device)}/history`, { knownAt: parameter('knownAt') })}
        >${device}</a
    >`;
}

/** Asks for the devices of a line, once. */
async function open(address, rerender) {
    if (opened.has(address)) {
        return;
    }
    if (opened.size >= MOST_OPENED) {
        opened = new Map();
    }
    opened.set(address, null);
    try {
        const { body } = await get(address.slice(API.length));
        opened.set(address, body);
    } catch (problem) {
        opened.delete(address);
        opened.set(address, { problem: problem.message, items: [] });
    }
    rerender();
}

function devicesOf(address, zone) {
    const body = opened.get(address);
    if (!body) {
        return nothing;
    }
    return html`${body.problem ? html`<p class="muted">${body.problem}</p>` : nothing}
        <ul class="each">
            ${body.items.map(
                (line) =>
                    html`<li>
                        ${history(line.facts.devices[0])} ${line.facts.state} ${time(line.occurredAt, zone, { seconds: true })},
                        known ${time(line.knownAt, zone)} <code>${line.evidence[0]}</code>
                    </li>`,
            )}
        </ul>
        ${body.next ? html`<p class="more">More of them are in the <a href=${address}>JSON</a>.</p>` : nothing}`;
}
