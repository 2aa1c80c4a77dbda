import { html, nothing } from '/lib/lit-html.js';
import { go, parameter, parameters } from '/page/address.js';
import { serviceNow } from '/page/ticking.js';
import { compares, DIMENSIONS, groupedBy } from '/figures/question.js';

/** What is asked, as a form: filters and policies of the API, each with what the API says against it. */

const DAY_MS = 86_400_000;

const FIRST = [
    { name: 'from', label: 'From', hint: '2013-09-01' },
    { name: 'to', label: 'To', hint: 'the present' },
    { name: 'datacenter', label: 'Datacenters', hint: 'all', list: true },
    { name: 'role', label: 'Roles', hint: 'all', list: true },
];

const TELLINGS = [
    { name: 'knownAt', label: 'Before: known at', hint: '2013-09-05T00:00:00Z' },
    { name: 'against', label: 'After: known at', hint: 'the present' },
];

const OTHERS = [
    { name: 'device', label: 'Devices', hint: 'all', list: true },
    { name: 'incident', label: 'Incident', hint: 'its id' },
    { name: 'level', label: 'Level', values: [['', 'devices'], ['datacenter', 'datacenters']] },
    { name: 'impact', label: 'Impact', values: [['', 'any'], ['down', 'down alone']] },
    { name: 'minDuration', label: 'Shortest outage', hint: 'PT15M' },
    { name: 'mergeGap', label: 'Gaps joined under', hint: 'PT10M' },
    { name: 'maintenance', label: 'Planned work', values: [['', 'is left out'], ['include', 'counts, too']] },
    { name: 'businessHours', label: 'Business hours', hint: 'Mon-Fri 08:00-18:00' },
    { name: 'holidays', label: 'Holidays', hint: '2013-12-25,2013-12-26' },
    { name: 'tz', label: 'Calendar zone', hint: 'America/New_York' },
];

const KNOWN_AT = { name: 'knownAt', label: 'Known at', hint: '2013-09-05T00:00:00Z' };

const SPANS = [
    ['last 30 days', 30],
    ['last 90 days', 90],
    ['last year', 365],
    ['all time', null],
];

/**
 * The form.
 *
 * @param {{field?: string, message: string}[]} errors what the API says against fields
 * @param {string|null} end of the window that is shown, for what was known by then is what a comparison begins with
 */
export function askingForm(errors, end) {
    const others = compares() ? OTHERS : [...OTHERS, KNOWN_AT];
    const set = others.filter(({ name }) => name !== 'tz' && parameter(name) !== '');
    const wrong = others.some(({ name }) => errors.some(({ field }) => field === name));
    const submitted = (event) => {
        event.preventDefault();
        ask(event.currentTarget, end);
    };
    const changed = (event) => ask(event.currentTarget, end);
    return html`<form class="panel asking" aria-label="What is asked" @submit=${submitted} @change=${changed}>
        <div class="filters">
            ${FIRST.map((field) => one(field, errors))} ${dimension(0, 'Grouped by', errors)}
            ${dimension(1, 'and by', [])}
            <button>Show</button>
        </div>
        <div class="spans">
            ${SPANS.map(([words, days]) => html`<button type="button" class="plain" @click=${() => back(days)}>${words}</button>`)}
            <label class="check">
                <input type="checkbox" name="compare" value="true" .checked=${compares()} /> Compare two tellings
            </label>
        </div>
        ${compares() ? html`<div class="filters">${TELLINGS.map((field) => one(field, errors))}</div>` : nothing}
        <details ?open=${set.length > 0 || wrong}>
            <summary>Filters and policies${set.length > 0 ? ` (${set.length} set)` : ''}</summary>
            <div class="filters">${others.map((field) => one(field, errors))}</div>
            <p class="muted">
                The switch of times at the top sets the zone, too. What each of them does is told in
                <a href="/docs/figures.md">the definitions</a>.
            </p>
        </details>
    </form>`;
}

function one({ name, label, hint, values, list }, errors) {
    const wrong = errors.filter(({ field }) => field === name);
    const value = list ? parameters(name).join(', ') : parameter(name);
    const described = wrong.length > 0 ? `${name}-wrong` : nothing;
    const invalid = wrong.length > 0 ? 'true' : nothing;
    return html`<label class=${`of-${name}`}
        >${label}
        ${values
            ? html`<select name=${name} aria-invalid=${invalid} aria-describedby=${described}>
                  ${[...values, ...foreign(values, value)].map(
                      ([own, words]) => html`<option value=${own} .selected=${own === value}>${words}</option>`,
                  )}
              </select>`
            : html`<input
                  name=${name}
                  id=${name}
                  placeholder=${hint}
                  autocomplete="off"
                  spellcheck="false"
                  .value=${value}
                  aria-invalid=${invalid}
                  aria-describedby=${described}
              />`}
        ${wrongWords(name, wrong)}
    </label>`;
}

/** What the address has and the form does not know is shown as it is, and what the API says of it beside. */
function foreign(values, value) {
    return values.some(([own]) => own === value) ? [] : [[value, value]];
}

function dimension(index, label, errors) {
    const wrong = errors.filter(({ field }) => field === 'groupBy');
    const value = groupedBy()[index] ?? 'none';
    const known = [...DIMENSIONS, 'none'];
    return html`<label class="of-groupBy"
        >${label}
        <select
            name="groupBy"
            aria-invalid=${wrong.length > 0 ? 'true' : nothing}
            aria-describedby=${wrong.length > 0 ? 'groupBy-wrong' : nothing}
        >
            ${(known.includes(value) ? known : [...known, value]).map(
                (own) =>
                    html`<option value=${own} .selected=${own === value}>
                        ${own === 'none' ? (index === 0 ? 'nothing' : '–') : own}
                    </option>`,
            )}
        </select>
        ${wrongWords('groupBy', wrong)}
    </label>`;
}

function wrongWords(name, wrong) {
    return wrong.length === 0
        ? nothing
        : html`<span class="wrong" id=${`${name}-wrong`}>${wrong.map(({ message }) => message).join('; ')}</span>`;
}

function ask(form, end) {
    const data = new FormData(form);
    const asked = Object.fromEntries(
        [...FIRST, ...TELLINGS, ...OTHERS]
            .filter(({ name }) => data.has(name))
            .map(({ name, list }) => [name, list ? listed(data.get(name)) : data.get(name).trim()]),
    );
    const dimensions = [...new Set(data.getAll('groupBy'))].filter((name) => name !== 'none');
    go({
        ...asked,
        ...tellingsAsked(data.has('compare'), end),
        groupBy: dimensions.length === 0 ? 'none' : dimensions,
        cursor: '',
        behind: '',
    });
}

/** What changes where a comparison begins or ends; a telling needs a knownAt to be compared from. */
function tellingsAsked(comparing, end) {
    if (comparing === compares()) {
        return {};
    }
    return comparing
        ? { compare: 'true', knownAt: parameter('knownAt') || (end ?? new Date(serviceNow() - DAY_MS).toISOString()) }
        : { compare: '', against: '', knownAt: '' };
}

function listed(text) {
    return text.split(',').map((name) => name.trim()).filter((name) => name !== '');
}

function back(days) {
    const from = days === null ? '' : new Date(serviceNow() - days * DAY_MS).toISOString().slice(0, 10);
    go({ from, to: '', cursor: '', behind: '' });
}
